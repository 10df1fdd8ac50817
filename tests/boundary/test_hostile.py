"""Hostile submissions gain nothing: the corpus of attacks, in bubblewrap and without it.

Each attack is graded by a grader that lives on (`grade_in_turn`). Whether the next submission is
graded as ever shows the next attack, of which all functions that are right keep their points; in a
plain process, and after the last attack, a right submission. Some attacks are also graded by the
real command. What one may cost, and what it may not gain, stands in its own
file (`attacks`).
"""

import json
import os
import queue
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grader.boundary.sandbox import what_is_wrong_with
from tests.boundary.attacks import GROUPS, PLANTED, Attack, read_corpus
from tests.boundary.lanes import (
    MAX_POINTS,
    MAX_POINTS_OF_NEXT,
    SECRET,
    Lane,
    Run,
    remove_planted,
)
from tests.test_runs import run

ATTACKS = read_corpus()
LANES = 3
"""So many attacks are graded side by side."""

BUBBLEWRAP_PROBLEM = what_is_wrong_with(shutil.which("bwrap"))
needs_bubblewrap = pytest.mark.skipif(
    # Never silently in CI, where it is installed.
    bool(BUBBLEWRAP_PROBLEM) and not (os.environ.get("CI") and sys.platform == "linux"),
    reason=BUBBLEWRAP_PROBLEM,
)
needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a plain process has too few limits for such code"
)

Graded = Callable[[Attack, str], Run]
"""Returns what became of an attack in a mode."""


@pytest.fixture(scope="module")
def graded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Graded]:
    """Grade the attacks of all tests that are to run, some side by side."""
    folder = tmp_path_factory.mktemp("lanes")
    lanes = [Lane(number, folder / str(number)) for number in range(LANES)]
    free: queue.SimpleQueue[Lane] = queue.SimpleQueue()
    for lane in lanes:
        free.put(lane)

    def run(attack: Attack, mode: str) -> Run:
        lane = free.get()
        try:
            return lane.run(attack, mode)
        finally:
            free.put(lane)

    modes = {test_in_bubblewrap: "bubblewrap", test_in_a_plain_process: "process"}
    pool, runs = ThreadPoolExecutor(LANES), {}
    for item in request.session.items:
        mode = modes.get(getattr(item, "function", None))
        if mode is not None:
            attack = item.callspec.params["attack"]
            runs[attack.name, mode] = pool.submit(run, attack, mode)
    yield lambda attack, mode: runs[attack.name, mode].result()
    pool.shutdown(cancel_futures=True)
    last = [lane.grade_right("bubblewrap", "last") for lane in lanes]
    for lane in lanes:
        lane.close()
    assert [report["points"] for report in last] == [MAX_POINTS] * LANES


# ── what became of them ──────────────────────────────────────────────────────────────────────


def functions_of(report: dict) -> dict[str, dict]:
    """Return what the report says of each function."""
    return {
        function["name"]: function
        for exercise in report["exercises"]
        for function in exercise["functions"]
    }


def points_lost(attack: Attack, report: dict) -> dict[str, int]:
    """Return the points that an attack must cost, by function."""
    functions = functions_of(report)
    return {
        loss.function: loss.points or functions[loss.function]["max_points"]
        for loss in attack.losses
    }


def assert_nothing_gained(attack: Attack, report: dict) -> None:
    """The score is that of the honest rest at most."""
    assert report["max_points"] == MAX_POINTS
    assert report["points"] <= MAX_POINTS - sum(points_lost(attack, report).values())


def assert_lost_as_foretold(attack: Attack, report: dict) -> None:
    """Each function that it replaces has its status and a sentence; the others are right."""
    functions = functions_of(report)
    lost = {name: one["max_points"] - one["points"] for name, one in functions.items()}
    foretold = points_lost(attack, report)
    for loss in attack.losses:
        if loss.may_be_more:
            foretold[loss.function] = max(foretold[loss.function], lost[loss.function])
    assert {name: points for name, points in lost.items() if points} == foretold
    for loss in attack.losses:
        checks = [check for check in functions[loss.function]["checks"] if check["points"] == 0]
        assert {check["status"] for check in checks} == {loss.status}
        assert all(check["message"] for check in checks)
        assert loss.words in " ".join(checks[0]["message"].split())


def test_attacks_are_many_and_bounded() -> None:
    """Of every group; and none says that it loops for ever, for the sandbox may fail."""
    groups = [attack.name.partition("/")[0] for attack in ATTACKS]
    assert min(groups.count(group) for group in GROUPS) >= 15
    assert len(ATTACKS) >= 150
    for attack in ATTACKS:
        assert "while True" not in attack.code, attack.name
        assert "while 1" not in attack.code, attack.name


def assert_next_is_graded_as_ever(run: Run) -> None:
    """The submission that came after it has its points."""
    assert run.report_of_next is not None
    assert run.report_of_next["points"] == run.report_of_next["max_points"] == MAX_POINTS_OF_NEXT


@needs_bubblewrap
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_in_bubblewrap(attack: Attack, graded: Graded) -> None:
    """It gains nothing, reaches nothing, leaves nothing, and costs nobody else anything."""
    run = graded(attack, "bubblewrap")
    assert run.report["sandbox"] == "bubblewrap"
    assert_nothing_gained(attack, run.report)
    assert_lost_as_foretold(attack, run.report)
    assert "STOLEN" not in json.dumps(run.report)
    assert SECRET not in json.dumps(run.report)
    assert run.visits == []
    assert run.planted == []
    assert run.processes == []
    assert not run.has_changed_its_folder


@needs_linux
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_in_a_plain_process(attack: Attack, graded: Graded) -> None:
    """It forges no score, and the run ends, whole; what else it may do is said in its file."""
    run = graded(attack, "process")
    assert run.report["sandbox"] == "process"
    assert_next_is_graded_as_ever(run)
    assert run.visits == []
    assert run.processes == []
    if not attack.plain.startswith("may succeed"):
        assert_nothing_gained(attack, run.report)
    assert attack.plain or not run.planted


@pytest.mark.parametrize(
    "mode", [pytest.param("bubblewrap", marks=needs_bubblewrap), pytest.param("process")]
)
@needs_linux
@pytest.mark.parametrize(
    "name",
    [
        "forging/writes_the_report",
        "forging/overwrites_the_report",
        "forging/workflow_commands",
        "forging/prints_the_scoreboard",
        "forging/exit_status_0",
        "escaping/kills_the_grader",
    ],
)
def test_a_whole_run(name: str, mode: str, tmp_path: Path) -> None:
    """By the command that a reviewer runs: score, exit status and report agree, and are right."""
    (attack,) = (one for one in ATTACKS if one.name == name)
    planted = f"{PLANTED}-{os.getpid()}-whole-"
    submission = attack.build(tmp_path / "class" / "hostile", 0, planted)
    file = tmp_path / "report.json"
    done = run(
        *("grader", "-k", "neural_network or MakeData", "--sandbox", mode),
        *("--submission", str(submission), "--report", str(file)),
    )
    remove_planted(planted, tmp_path)
    report = json.loads(file.read_text(encoding="utf-8"))
    lost = sum(points_lost(attack, report).values())
    assert report["points"] == report["max_points"] - lost
    assert f"\n{report['points']} of {report['max_points']} points" in done.stdout
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
