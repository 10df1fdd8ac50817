"""What Python sees of a line between two Web Workers: `site/src/line.ts` makes it."""

from collections.abc import Callable
from typing import Protocol, TypeAlias


class Bytes(Protocol):
    """A typed array of JavaScript's."""

    def to_bytes(self) -> bytes:
        """Return a copy."""


class GraderEnd(Protocol):
    """The grader's end."""

    hasWaiting: bool  # noqa: N815
    isClosed: bool  # noqa: N815
    """The worker has ended."""

    def push(self, data: object, milliseconds: float) -> bool:
        """Send bytes; return False where time is up, or nobody reads any more."""

    def pull(self, milliseconds: float, rousing: bool) -> Bytes | None:
        """Return the next bytes; None where time is up, or none will come.

        With `rousing`, the worker gets a SIGINT now and then: it must have a handler.
        """

    def takePrinted(self) -> Bytes:  # noqa: N802
        """Return the end of what was printed since the last time."""

    def stop(self) -> None:
        """End the worker at the other end."""


class LearnerEnd(Protocol):
    """The learner's end, which waits as long as it takes."""

    def push(self, data: object) -> bool:
        """Send bytes."""

    def pull(self) -> Bytes | None:
        """Return the next bytes; None where none will come."""


Connect: TypeAlias = Callable[[], GraderEnd]
"""Has a worker started, and returns the grader's end of a line to it."""
