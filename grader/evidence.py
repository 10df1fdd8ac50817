"""What the checks of a function have seen: the material by which a mistake is recognised."""

from typing import NamedTuple

from grader.catalogue import Check
from grader.outcome import CallRecord, WrongAnswer


class Evidence(NamedTuple):
    """What a check has seen: its calls, and where it stopped, if it did."""

    calls: tuple[CallRecord, ...]
    wrong: WrongAnswer | None


class Seen(NamedTuple):
    """A check of a function, and what it has seen of the learner's."""

    check: Check
    evidence: Evidence

    @property
    def passed(self) -> bool:
        """Whether the check came to its end."""
        return self.evidence.wrong is None


def raised_finding(error: str) -> WrongAnswer:
    """Return what is found where a function raises in place of an answer."""
    return WrongAnswer(got=f"raised {error}", expected="an answer", observed=True)
