"""What of a check other systems get to show."""

import pytest

from grader.reports.disclosure import MAX_NAME, entries
from grader.reports.message import CAUSE, Line, Message, line
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report
from grader.reports.status import Status

FACTS = (line("Called", "f(1)"), Line(CAUSE, "This is what you get."), line("Try", "Look."))
CALLED = "Called    f(1)\nCause     This is what you get.\nTry       Look."


def check(
    status: Status,
    *,
    hidden: bool = True,
    message: Message = FACTS,
    title: str = "It is so.",
    misconception: str | None = None,
) -> CheckReport:
    return CheckReport("id", title, hidden, status, 1, message, misconception, 0.1)


def shown(*checks: CheckReport, tell_hidden: bool = False) -> list[tuple[str, str]]:
    """Return the names and messages of checks of a function."""
    function = FunctionReport("a", "f", 1, checks)
    report = Report("exercises", 7, "process", (ExerciseReport("a", (function,)),))
    told = list(entries(report, function, tell_hidden=tell_hidden))
    assert [one.check for one in told] == list(checks)
    return [(one.name, one.message) for one in told]


def test_a_visible_check_is_shown_with_all_that_it_says() -> None:
    """Its title, after the name of its function."""
    assert shown(check(Status.FAILED, hidden=False)) == [("f: It is so.", CALLED)]
    assert shown(check(Status.PASSED, hidden=False, message=())) == [("f: It is so.", "")]


def test_a_hidden_check_is_shown_like_a_visible_one_where_it_may_be() -> None:
    """A teacher's system can."""
    assert shown(check(Status.FAILED), tell_hidden=True) == [("f: It is so.", CALLED)]


def test_hidden_checks_are_numbered() -> None:
    """Those that are visible are not counted."""
    visible, hidden = check(Status.PASSED, hidden=False), check(Status.PASSED)
    names = [name for name, _ in shown(visible, hidden, visible, hidden)]
    assert names == ["f: It is so.", "f, hidden check 1", "f: It is so.", "f, hidden check 2"]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.FAILED, "The function answers, and not as it should."),
        (Status.ERROR, "The function raised an error, took too long, or could not be imported."),
        (Status.WAITING, "The function is built on another one that is not right yet."),
        (Status.TODO, "The function is still to do."),
    ],
)
def test_of_a_hidden_check_it_is_told_what_has_become_of_it(status: Status, told: str) -> None:
    """In general; not even a cause that the function itself may have written there."""
    ((_, message),) = shown(check(status))
    assert message == f"{told} What this check looks at is not shown."


def test_a_hidden_check_that_is_passed_says_nothing() -> None:
    """There is nothing to explain."""
    ((_, message),) = shown(check(Status.PASSED))
    assert message == ""


def test_a_known_mistake_is_explained_in_a_hidden_check_too() -> None:
    """In words of ours, which tell no input; once."""
    twice = (*FACTS, Line(CAUSE, "And this."))
    ((_, message),) = shown(check(Status.FAILED, message=twice, misconception="f__x"))
    assert message == (
        "The function answers, and not as it should. What this check looks at is not shown.\n"
        "Cause     This is what you get."
    )


def test_names_are_short_and_printable() -> None:
    """And so is a message, whatever the report holds."""
    harmful = check(Status.FAILED, hidden=False, title="x\x1b" * 200, message=(line("", "\x07"),))
    ((name, message),) = shown(harmful)
    assert name == ("f: " + "x?" * 200)[: MAX_NAME - 3] + "..."
    assert message.strip() == "?"
