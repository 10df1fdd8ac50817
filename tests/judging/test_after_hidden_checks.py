"""What hidden checks pass to a submission is not told by a visible one, however code keeps it."""

from pathlib import Path

import pytest

from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.course import FunctionName
from grader.judging.check import Check
from grader.judging.expect import expect_number
from grader.judging.judge import CheckResult, Judge
from grader.reports.message import as_text
from grader.reports.status import Status
from tests.boundary.scripted_worker import (
    Behaviour,
    Script,
    prints,
    raises,
    returns,
    spoiled_by,
    times_out,
)

SECRET = "31337"
RIGHT, WRONG = returns(1.0), returns(2.0)


class Run:
    """Judges checks, hidden and visible ones, that expect 1 of what a test says."""

    def __init__(self, folder: Path, functions: dict[FunctionName, Behaviour]) -> None:
        self.script = Script(functions)
        self.submission = Submission(read_files(folder), 10.0, self.script.start_worker)
        self._judge = Judge(self.submission, 7)

    def check(
        self, subject: FunctionName, *, hidden: bool, once: bool = False, name: str = "check"
    ) -> CheckResult:
        """Judge a check of a function, whose call may be one that is made once only."""
        exercise, _, function = subject.partition(".")

        def run(learner: object) -> None:
            module = learner.remembered if once else learner
            expect_number(getattr(module, function)(0), 1.0)

        given = (f"{subject}::{hidden}::{name}", exercise, function, "", hidden, 1, run)
        return self._judge.judge(Check(*given))


@pytest.mark.parametrize(
    "tells",
    [
        prints(SECRET, WRONG),
        raises("ValueError", SECRET),
        raises(f"Error{SECRET}"),
        returns(float(SECRET)),
        returns(SECRET),
        prints(SECRET, times_out),
    ],
    ids=["printed", "raised", "as a type", "as a number", "as a text", "too late"],
)
def test_a_visible_check_that_is_lost_after_a_hidden_one_is_told_by_a_new_worker(
    tells: Behaviour, tmp_path: Path
) -> None:
    """It can't have kept anything."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": spoiled_by("a.f", tells, WRONG)})
    run.check("a.f", hidden=True)
    result = run.check("a.g", hidden=False)
    assert result.status is Status.FAILED
    assert "Returned  2" in as_text(result.message)
    assert SECRET not in as_text(result.message)


def test_an_answer_that_is_kept_for_later_is_not_told_either(tmp_path: Path) -> None:
    """A call that is made once only may have been made before, after a hidden check."""
    tells = spoiled_by("a.h", returns(float(SECRET)), WRONG)
    run = Run(tmp_path, {"a.f": tells, "a.h": RIGHT})
    run.check("a.h", hidden=True)
    run.check("a.f", hidden=True, once=True)
    run.submission.close()  # as where it has spoken out of turn
    assert SECRET not in as_text(run.check("a.f", hidden=False, once=True).message)


def test_what_is_to_do_is_not_called_twice_and_nothing_that_it_printed_is_told(
    tmp_path: Path,
) -> None:
    """A stub says nothing but that it is one: no worker is started for that."""
    text = "def g(x):\n    raise NotImplementedError\n"
    (tmp_path / "a.py").write_text(text, encoding="utf-8")
    unfinished = prints(SECRET, raises("NotImplementedError"))
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": unfinished})
    run.check("a.f", hidden=True)
    result = run.check("a.g", hidden=False)
    assert result.status is Status.TODO
    assert SECRET not in as_text(result.message)
    assert len(run.script.workers) == 1


def test_what_is_passed_needs_no_other_worker(tmp_path: Path) -> None:
    """It has no message."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": RIGHT})
    run.check("a.f", hidden=True)
    assert run.check("a.g", hidden=False).status is Status.PASSED
    assert len(run.script.workers) == 1


def test_what_is_lost_before_any_hidden_check_is_told_as_it_was(tmp_path: Path) -> None:
    """By the worker that is there."""
    run = Run(tmp_path, {"a.f": prints("hello", WRONG)})
    assert "Printed   hello" in as_text(run.check("a.f", hidden=False).message)
    assert len(run.script.workers) == 1
