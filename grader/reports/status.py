"""What can become of a check."""

import enum


class Status(enum.StrEnum):
    """What became of a check. Only a passed one earns its points."""

    PASSED = "passed"
    FAILED = "failed"
    """A wrong answer."""
    TODO = "todo"
    """The function itself still raises NotImplementedError."""
    WAITING = "waiting"
    """Another function, that this one is built on, is unfinished or not right yet."""
    ERROR = "error"
    """It raised, timed out, crashed, returned something unreadable, or can't be imported."""
    NOT_GRADED = "not graded"
    """The run was stopped before it, or the grader itself failed: nothing is known."""
