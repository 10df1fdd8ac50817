"""A report for learners tells nothing of hidden checks but their points, however it is shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.learner import app
from grader.reports.disclosure import for_learners
from grader.reports.message import line
from grader.reports.renderers import markdown
from grader.reports.report import (
    BrokenFile,
    CheckReport,
    ExerciseReport,
    FunctionReport,
    Report,
)
from grader.reports.report_file import write_report
from grader.reports.status import Status

SECRET = "sigmoid of 1000"


def check(hidden: bool, status: Status = Status.FAILED, broken: bool = False) -> CheckReport:
    says = SECRET if hidden else "f of 0"
    return CheckReport(
        id=f"TestF::{says}",
        title=f"{says} is 1.",
        hidden=hidden,
        status=status,
        max_points=2,
        message=(line("Called", says),) if status is not Status.PASSED else (),
        misconception=None,
        seconds=0.1,
        broken_file=BrokenFile("a.py", 3) if broken else None,
    )


def report(*checks: CheckReport) -> Report:
    exercise = ExerciseReport("a", (FunctionReport("a", "f", 7, checks),))
    return Report("exercises", 1, "process", (exercise,))


@pytest.mark.parametrize("broken", [False, True], ids=["wrong", "broken file"])
@pytest.mark.parametrize("order", [(True, False), (False, True), (True,)])
def test_no_text_of_a_hidden_check_is_left(order: tuple[bool, ...], broken: bool) -> None:
    """In any part of it; visible ones keep theirs, and all their points."""
    status = Status.ERROR if broken else Status.FAILED
    graded = report(*(check(hidden, status, broken) for hidden in order))
    told = for_learners(graded)
    assert SECRET not in repr(told)
    assert SECRET not in markdown.render(told)
    assert (told.points, told.max_points) == (graded.points, graded.max_points)
    assert [one.status for one in told.functions[0].lost] == [status] * len(order)


def test_a_visible_check_tells_why_a_file_is_broken() -> None:
    """A hidden one that comes first could tell what the file was to be called with."""
    graded = report(check(True, Status.ERROR, True), check(False, Status.ERROR, True))
    assert "Called    f of 0" in markdown.render(for_learners(graded))


def test_the_command_tells_a_learner_less_than_a_teacher(tmp_path: Path) -> None:
    """`kata summary report.json --for learner`; a teacher is who is not asked."""
    file = tmp_path / "report.json"
    write_report(report(check(False, Status.PASSED), replace(check(True), misconception="x")), file)
    told = {
        reader: CliRunner().invoke(app, ["summary", str(file), *options]).stdout
        for reader, options in {"teacher": [], "learner": ["--for", "learner"]}.items()
    }
    assert SECRET in told["teacher"]
    assert SECRET not in told["learner"]
    assert "f, hidden check 1" in told["learner"]
    assert "2 of 4 points" in told["learner"]
