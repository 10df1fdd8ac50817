"""What of a check other systems get to show: a name and a message, short and printable.

A system that shows everything to learners gets no text of a hidden check: its title and its
message tell what it looks at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.reports.message import CAUSE, as_text, sentence
from grader.reports.printable import clip, excerpt
from grader.reports.report import CheckReport, FunctionReport
from grader.reports.status import Status

MAX_NAME = 200
NOT_SHOWN = "What this check looks at is not shown."
_IN_GENERAL = {
    Status.FAILED: "The function answers, and not as it should.",
    Status.ERROR: "The function raised an error, took too long, or could not be imported.",
    Status.WAITING: "The function is built on another one that is not right yet.",
    Status.TODO: "The function is still to do.",
    Status.NOT_GRADED: "The grader itself failed here; this is not the function's mistake.",
}


@dataclass(frozen=True)
class Entry:
    """A check, and how it may be shown."""

    check: CheckReport
    name: str
    """It tells the check from the others of its function."""
    message: str
    """Why points were lost; empty where none were."""


def entries(function: FunctionReport, *, tell_hidden: bool) -> Iterator[Entry]:
    """Yield a function's checks, in order; with or without the texts of those that are hidden."""
    hidden = 0
    for check in function.checks:
        hidden += check.hidden
        if check.hidden and not tell_hidden:
            yield Entry(check, f"{function.name}, hidden check {hidden}", _in_general(check))
        else:
            name = clip(f"{function.name}: {check.title}", MAX_NAME)
            yield Entry(check, name, excerpt(as_text(check.message)))


def _in_general(check: CheckReport) -> str:
    """Say what has become of a hidden check without telling what it looks at.

    A known mistake is explained by words of ours, which tell no input.
    """
    if check.status is Status.PASSED:
        return ""
    causes = [line for line in check.message if line.label == CAUSE and check.misconception]
    general = sentence(f"{_IN_GENERAL[check.status]} {NOT_SHOWN}")
    return excerpt(as_text((*general, *causes[:1])))
