"""A class is graded on a Dask cluster as on one machine, whatever becomes of the cluster's own."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select

import grader.course
from grader.boundary.sandbox import choose_sandbox
from grader.classroom.grading import Begun, Done, Way, grade_class
from grader.classroom.lanes import Remark
from grader.cli.staff import app
from grader.course import ENGINE, Course
from grader.gradebook.book import Gradebook
from grader.gradebook.tables import CheckResult, Result, Submission
from grader.intake.planning import make_plan
from grader.intake.store import Store
from tests.classroom.dask_processes import SECONDS, Cluster, dask_cluster
from tests.intake.classes import write
from tests.places import PROJECT
from tests.processes import descendants, still_running

COURSE = PROJECT / "tests" / "course"
STUDENTS = 12
WRONG = b"\n\ndef fit(X, y):\n    return np.linalg.solve(X.T @ X, X.T @ y)\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lanes of a cluster need sockets")


@pytest.fixture(autouse=True)
def course(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the second course, which is small."""
    monkeypatch.setattr(grader.course, "_chosen", Course(COURSE))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    with dask_cluster(tmp_path / "cluster", COURSE) as cluster:
        yield cluster


def made_class(folder: Path, students: int = STUDENTS) -> Path:
    """Write what a class handed in: right, untouched and wrong work in turn."""
    right, stubs = (
        {file.name: file.read_bytes() for file in (COURSE / kind).glob("*.py")}
        for kind in ("solutions", "exercises")
    )
    wrong = {**right, "least_squares.py": right["least_squares.py"] + WRONG}
    kinds = (right, stubs, wrong)
    for number in range(students):
        work = kinds[number % len(kinds)]
        write(folder, {f"student-{number}/{name}": code for name, code in work.items()})
    return folder


def gradebook_with_a_seed(folder: Path, *names: str) -> list[Path]:
    """Make gradebooks of one seed."""
    first, *others = (folder / f"{name}.sqlite" for name in names)
    Gradebook.open(first).close()
    for other in others:
        shutil.copyfile(first, other)
    return [first, *others]


def results(file: Path) -> tuple[list[Any], list[Any]]:
    """Return all reports and rows of checks in a gradebook, without what tells the time."""
    query = select(Submission.source, Result.report).join(Result).order_by(Submission.source)
    columns = [column for column in CheckResult.__table__.c if column.name != "result_id"]
    checks = (
        select(Submission.source, *columns)
        .select_from(CheckResult)
        .join(Result)
        .join(Submission)
        .order_by(Submission.source, CheckResult.place)
    )
    with Gradebook.open(file) as book, book.engine.connect() as connection:
        reports = [
            (row.source, json.dumps(timeless(row.report))) for row in connection.execute(query)
        ]
        return reports, [tuple(row) for row in connection.execute(checks)]


def count_of_results(file: Path) -> int:
    """Return how many results there are, and disturb nobody who writes."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM results").fetchone()[0])


def timeless(report: Any) -> Any:
    report["graded"]["time"] = ""
    for exercise in report["exercises"]:
        for function in exercise["functions"]:
            for check in function["checks"]:
                check["seconds"] = 0
    return report


def other_version(folder: Path) -> Path:
    """Make a grader of another version, and return the folder that it is in."""
    ignore = shutil.ignore_patterns("__pycache__", "student", "migrations", "misconceptions")
    copy = shutil.copytree(ENGINE, folder / "grader", ignore=ignore)
    file = copy / "grading.py"
    text = file.read_text(encoding="utf-8")
    assert 'VERSION = "0.1.0"' in text
    file.write_text(text.replace('VERSION = "0.1.0"', 'VERSION = "0.0.9"'), encoding="utf-8")
    return folder


def test_machines_come_and_go_and_the_reports_are_those_of_one_machine(
    cluster: Cluster, tmp_path: Path
) -> None:
    """One dies with what it has, another comes late and grades the rest; one is of another version.

    Nothing is sent while nobody asks for the next step: so the one that dies holds submissions.
    """
    here, there = gradebook_with_a_seed(tmp_path, "here", "there")
    sandbox = choose_sandbox("auto").name
    cluster.start_worker("--no-nanny", engine=other_version(tmp_path / "old"))
    dying = cluster.start_worker("--no-nanny")
    remarks, done = [], []
    with Store() as store:
        plan = make_plan(made_class(tmp_path / "class"), store)
        with Gradebook.open(there) as book:
            steps = grade_class(plan, book, Way(1, sandbox, dask=cluster.address))
            assert next(steps) == Begun(STUDENTS, 0, 0)
            for step in steps:
                if isinstance(step, Remark):
                    remarks.append(step.text)
                    continue
                assert isinstance(step, Done)
                if not done:
                    cluster.start_worker("--nworkers", "1")
                    dying.kill()
                done.append(step.handed_in.identity)
            assert sorted(done) == sorted(one.identity for one in plan.students)
            assert count_of_results(there) == STUDENTS
        with Gradebook.open(here) as book:
            list(grade_class(plan, book, Way(2, sandbox)))
    assert results(there) == results(here)
    assert remarks == ["tcp://127.0.0.1 is not used: it has the grader 0.0.9, and this is 0.1.0."]


def test_ctrl_c_takes_back_what_was_sent_out(cluster: Cluster, tmp_path: Path) -> None:
    """The command says what is in the gradebook, and no lane is left on the machines."""
    worker = cluster.start_worker("--no-nanny")
    (file,) = gradebook_with_a_seed(tmp_path, "there")
    place = made_class(tmp_path / "class", students=24)
    options = ("--gradebook", str(file), "--dask", cluster.address, "--sandbox", "process")
    with subprocess.Popen(
        [sys.executable, "-m", "grader.cli.staff", "grade", str(place), *options],
        cwd=COURSE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as command:
        try:
            end = time.monotonic() + SECONDS
            while not count_of_results(file):
                assert time.monotonic() < end
                assert command.poll() is None
                time.sleep(0.1)
            command.send_signal(signal.SIGINT)
            said, errors = command.communicate(timeout=SECONDS)
        finally:
            command.kill()
    assert "Stopped." in said
    assert "the same command goes on from there" in said
    assert "Traceback" not in errors
    assert 0 < count_of_results(file) < 24
    assert still_running(descendants(worker.pid), SECONDS) == []


@pytest.fixture
def silent() -> Iterator[str]:
    """Return the address of somebody who takes connections, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def nobody() -> str:
    """Return an address at which nobody is."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("who", ["silent", "nobody"])
def test_where_no_scheduler_answers_a_sentence_says_so(
    who: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is not waited for without an end."""
    monkeypatch.setattr("grader.classroom.cluster.link.SECONDS", 0.5)
    address = request.getfixturevalue(who)
    place = made_class(tmp_path / "class", students=1)
    done = CliRunner().invoke(app, ["grade", str(place), "--dask", address])
    assert done.exit_code != 0
    assert f"kata grade: no scheduler of Dask answers at {address} (" in done.output
    assert "Traceback" not in done.output
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("address", ["nonsense", "http://127.0.0.1:80/x", "tcp://:1", "a b:1", ""])
def test_what_is_no_address_is_refused(address: str, tmp_path: Path) -> None:
    """Before anything is read."""
    done = CliRunner().invoke(app, ["grade", str(tmp_path), "--dask", address])
    assert done.exit_code == 2
    assert "it looks like tcp://HOST:PORT" in done.output
