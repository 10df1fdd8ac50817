"""What can become of a call, and of a check.

A call of a learner's function ends as one of

    Returned, Raised, Unreadable                    the function was called      (`messages`)
    Missing, NotAFunction, ImportFailed             there was nothing to call    (`messages`)
    NoFile                                          there was nothing to import  (below)
    TimedOut, Died, Garbled                         the worker gave no answer    (below)

and a check ends with one `Status` (`grader.reports.status`). It stops at the first of these
exceptions:

    CheckStopped
    ├── CallFailed        a call that it needs ended otherwise than with a value
    └── WrongAnswer       a value is not what it should be
"""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from grader.worker import messages


@dataclass(frozen=True)
class NoFile:
    """The module's file was not handed in; `what` says what was: "", "a folder", "a link"."""

    what: str


@dataclass(frozen=True)
class TimedOut:
    """No answer came in time.

    `together`: all calls of the function, or all imports of its file, took that long; `again`: it
    was not even called, since there was no time left. `still_at` is where it was running, as far as
    the worker has said.
    """

    seconds: float
    while_importing: bool
    together: bool = False
    again: bool = False
    still_at: messages.Traceback = field(default_factory=list)


@dataclass(frozen=True)
class Died:
    """The worker ended during the call, or while a file was imported: "by signal SIGSEGV"."""

    how: str
    while_importing: bool = False


@dataclass(frozen=True)
class Garbled:
    """The worker sent something that the protocol doesn't allow."""

    while_importing: bool = False


Answer: TypeAlias = (
    messages.Returned
    | messages.Raised
    | messages.Unreadable
    | messages.Missing
    | messages.NotAFunction
    | messages.ImportFailed
)
"""A message that ends a call."""

FOUND = (messages.Returned, messages.Raised, messages.Unreadable)
"""Those for which the function was found, and called."""

CallOutcome: TypeAlias = Answer | NoFile | TimedOut | Died | Garbled


@dataclass(frozen=True)
class CallRecord:
    """One call of a function of a submission, and what became of it."""

    module: str
    function: str
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    outcome: CallOutcome
    value: Any = None
    """The decoded value, where the outcome is Returned."""
    arguments_after: list[Any] | None = None
    """The arguments as the call left them, where it changed them."""


class CheckStopped(Exception):  # noqa: N818
    """A check has found its verdict before its end."""


class CallFailed(CheckStopped):
    """A call ended otherwise than with a value."""

    def __init__(self, record: CallRecord) -> None:
        super().__init__(f"{record.module}.{record.function}: {type(record.outcome).__name__}")
        self.record = record


class WrongAnswer(CheckStopped):
    """What the last call gave is not what it should be.

    All four are texts for the learner: what came back, what was expected, what is wrong with it,
    and what to look at. `observed`: it didn't come back, but was seen while the function ran.
    `guessed`: it is one of a few answers, so that a second try would be a second guess.
    """

    def __init__(
        self,
        *,
        got: str,
        expected: str,
        why: str = "",
        hint: str = "",
        observed: bool = False,
        guessed: bool = False,
    ) -> None:
        super().__init__(f"got {got}, expected {expected}")
        self.got = got
        self.observed = observed
        self.guessed = guessed
        self.expected = expected
        self.why = why
        self.hint = hint
