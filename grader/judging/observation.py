"""What a check has seen of a learner's function: the material by which a mistake is recognised."""

from typing import NamedTuple

from grader.boundary.outcome import CallRecord, WrongAnswer
from grader.judging.check import Check
from grader.reports.status import Status


class Observation(NamedTuple):
    """The calls of a check, in order, and where it stopped, if it did."""

    check: Check
    calls: tuple[CallRecord, ...]
    wrong: WrongAnswer | None

    @property
    def passed(self) -> bool:
        """Whether the check came to its end."""
        return self.wrong is None

    @property
    def status(self) -> Status:
        """What becomes of the check."""
        if self.wrong is None:
            return Status.PASSED
        return Status.ERROR if isinstance(self.wrong, ErrorFound) else Status.FAILED


class ErrorFound(WrongAnswer):
    """The function raises in place of an answer."""


def finding_of_an_error(error: str) -> WrongAnswer:
    """Return what is found where a function raises in place of an answer."""
    return ErrorFound(got=f"raised {error}", expected="an answer", observed=True)
