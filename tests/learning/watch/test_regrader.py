"""Grading again: the same report as a whole run has, and nobody waits for a run of yesterday."""

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.authoring.right_variants import copy_of_solutions, with_code
from grader.boundary.submitted_files import read_files
from grader.grading import Grading, grade
from grader.learning.watch.regrader import Fault, GivenUpError, Graded, Regrader
from grader.reports.report import Report
from grader.reports.status import Status
from tests.places import EXERCISES
from tests.submissions import SEED, all_checks, function_of, points_of

TOOLKIT = "neural_network"
# The trainings of the katas take long, and are like all others.
CHECKS = [check for check in all_checks() if check.exercise == TOOLKIT]
WRONG_SIGMOID = "def sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n"
SECONDS = 300
"""To wait at most: how long it takes tells how busy the machine is."""


@pytest.fixture
def told() -> "queue.SimpleQueue[Graded | Fault]":
    return queue.SimpleQueue()


@pytest.fixture
def regrader(told: "queue.SimpleQueue[Graded | Fault]") -> Iterator[Regrader]:
    regrader = Regrader(CHECKS, SEED, told.put)
    yield regrader
    regrader.close()


def next_whole(told: "queue.SimpleQueue[Graded | Fault]") -> Report:
    """Return the next complete report."""
    while True:
        event = told.get(timeout=SECONDS)
        assert isinstance(event, Graded), event
        if event.is_complete:
            return event.report


def without_times(report: Report) -> list[tuple[object, ...]]:
    """Return what a report says of each check, but how long it took."""
    return [
        (one.full_name, one.line, check.id, check.status, check.message, check.misconception)
        for one in report.functions
        for check in one.checks
    ]


def test_after_some_saves_it_is_what_a_whole_run_says(
    tmp_path: Path, regrader: Regrader, told: "queue.SimpleQueue[Graded | Fault]"
) -> None:
    """Of stubs, of a wrong function, and of the same one mended."""
    right = copy_of_solutions(tmp_path / "right")
    wrong = with_code(tmp_path / "wrong", {TOOLKIT: WRONG_SIGMOID})
    for folder in (EXERCISES, wrong, right, wrong):
        files = read_files(folder)
        regrader.grade(files)
        assert without_times(next_whole(told)) == without_times(grade(files, CHECKS, SEED))


def test_what_is_on_the_screen_is_told_first(
    regrader: Regrader, told: "queue.SimpleQueue[Graded | Fault]"
) -> None:
    """Before the others are judged."""
    regrader.grade(read_files(EXERCISES), [f"{TOOLKIT}.sigmoid"])
    first = told.get(timeout=SECONDS)
    assert isinstance(first, Graded)
    assert not first.is_complete
    assert function_of(first.report, f"{TOOLKIT}.sigmoid").status is Status.TODO
    known = [one.name for one in first.report.functions if one.status is not Status.NOT_GRADED]
    assert known == ["sigmoid"]
    assert next_whole(told).not_graded == 0


def test_a_run_is_given_up_for_a_newer_save(
    tmp_path: Path, regrader: Regrader, told: "queue.SimpleQueue[Graded | Fault]"
) -> None:
    """Also one whose function never ends: its report is never told."""
    endless = with_code(
        tmp_path / "endless", {TOOLKIT: "def normalize(X):\n    while True:\n        pass\n"}
    )
    regrader.grade(read_files(endless))
    regrader.grade(read_files(copy_of_solutions(tmp_path / "right")))
    report = next_whole(told)
    assert report.points == points_of(TOOLKIT)
    assert told.empty()


def test_the_search_for_a_cause_is_given_up_too(tmp_path: Path) -> None:
    """No worker takes part in it, so it is asked before each step whether it is to go on."""

    def give_up() -> None:
        raise GivenUpError

    files = read_files(with_code(tmp_path / "wrong", {TOOLKIT: WRONG_SIGMOID}))
    grading = Grading(files, SEED)
    try:
        for check in CHECKS:
            if check.function == "sigmoid":
                grading.judge(check)
        with pytest.raises(GivenUpError):
            grading.report(keep_on=give_up)
        assert function_of(grading.report(), f"{TOOLKIT}.sigmoid").lost[0].misconception
    finally:
        grading.close()


def test_all_is_graded_again_where_that_is_asked_for(
    regrader: Regrader, told: "queue.SimpleQueue[Graded | Fault]"
) -> None:
    """And nothing where nothing has changed: the same report is told again."""
    files = read_files(EXERCISES)
    regrader.grade(files)
    first = next_whole(told)
    regrader.grade(files)
    assert next_whole(told) is not None
    regrader.grade(files, again=True)
    again = next_whole(told)
    assert without_times(again) == without_times(first)
    assert again.graded.time >= first.graded.time
