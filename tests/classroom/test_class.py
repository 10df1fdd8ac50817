"""A class is graded into its gradebook: whole, once, and on from where it was stopped."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.classroom.grading import Begun, Done, Way, grade_class
from grader.cli.staff import app
from grader.gradebook.book import Gradebook
from grader.gradebook.grades import read_grades
from grader.intake.planning import make_plan
from grader.intake.store import Store
from tests.intake.classes import write, zipped
from tests.places import EXERCISES, SOLUTIONS
from tests.submissions import all_points, points_of

WAY = Way(lanes=2)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the modules of a folder, by their names."""
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.py"))}


RIGHT, STUBS = files_of(SOLUTIONS), files_of(EXERCISES)


def notebook_of(code: bytes) -> bytes:
    """Return a notebook of one cell."""
    cell = {"cell_type": "code", "source": code.decode(), "metadata": {}}
    return json.dumps({"cells": [cell], "nbformat": 4, "metadata": {}}).encode()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """What five students handed in: all, nothing, some as notebooks, an archive, half of one."""
    archive = zipped({f"work/exercises/{name}": code for name, code in RIGHT.items()})
    some = {
        "neural_network.py": RIGHT["neural_network.py"],
        "and_gate.ipynb": notebook_of(RIGHT["and_gate.py"]),
    }
    handed_in = {"student-1": RIGHT, "student-2": STUBS, "estudiante ñ": some}
    folders = {
        f"{who}/{name}": code for who, own in handed_in.items() for name, code in own.items()
    }
    archives = {"student-4.zip": archive, "student-5.zip": archive[:-100]}
    return write(tmp_path / "submissions", folders | archives)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Gradebook]:
    with Gradebook.open(tmp_path / "gradebook.sqlite") as book:
        yield book


def grade(place: Path, book: Gradebook, way: Way = WAY) -> tuple[Begun, list[str]]:
    """Grade a class; return what there was to do, and who was graded."""
    with Store() as store:
        begun, *steps = grade_class(make_plan(place, store), book, way)
    assert isinstance(begun, Begun)
    return begun, sorted(one.handed_in.identity for one in steps if isinstance(one, Done))


def test_a_class_is_graded_and_only_what_has_changed_again(place: Path, book: Gradebook) -> None:
    """However it was handed in; what can't be read costs its own student."""
    begun, graded = grade(place, book)
    assert begun == Begun(to_grade=4, unchanged=0, unreadable=1)
    assert graded == ["estudiante ñ", "student-1", "student-2", "student-4"]
    totals = {one.identity: one.total for one in read_grades(book.engine).students}
    assert totals == {
        "estudiante ñ": points_of("neural_network", "and_gate"),
        "student-1": all_points(),
        "student-2": 0,
        "student-4": all_points(),
        "student-5": 0,
    }
    assert grade(place, book) == (Begun(0, 4, 1), [])
    write(place, {"student-2/grid.py": RIGHT["grid.py"]})
    assert grade(place, book) == (Begun(1, 3, 1), ["student-2"])


def test_who_stops_it_keeps_what_was_done(place: Path, book: Gradebook) -> None:
    """And the next run does the rest."""
    with Store() as store:
        plan = make_plan(place, store)
        with closing(grade_class(plan, book, Way(lanes=1))) as steps:
            next(steps)
            done = next(steps)
    assert isinstance(done, Done)
    begun, graded = grade(place, book)
    assert begun == Begun(to_grade=3, unchanged=1, unreadable=1)
    assert done.handed_in.identity not in graded


def test_the_command_tells_what_it_did(tmp_path: Path) -> None:
    """With 1 as its status where something could not be graded."""
    place = write(tmp_path / "class", {"student-1/grid.py": STUBS["grid.py"], "student-2/x": b""})
    done = CliRunner().invoke(app, ["grade", str(place), "--sandbox", "process"])
    assert done.exit_code == 1
    assert done.output.endswith("1 submission was graded. 1 submission can't be read: see above.\n")
    assert (tmp_path / "gradebook.sqlite").exists()


def test_a_sandbox_that_is_unknown_is_refused(tmp_path: Path) -> None:
    """In a sentence."""
    done = CliRunner().invoke(app, ["grade", str(tmp_path), "--sandbox", "docker"])
    assert done.exit_code == 2
    assert "'docker' is not one of 'auto', 'bubblewrap', 'process'" in done.output
