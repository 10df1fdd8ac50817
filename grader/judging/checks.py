"""What a file of checks imports beside `expect`: what a check is given, and its points.

A check is a method that takes what it needs of `learner`, `reference` and `rng`. Its docstring is
the sentence that the learner reads. Checks between the markers of hidden tests are left out of
the edition for students; the visible ones do without the reference, which isn't there either.
"""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import numpy as np

from grader.boundary.submitted import SubmittedModule
from grader.judging.reference import ReferenceModule

Array: TypeAlias = "np.ndarray[Any, Any]"
Learner: TypeAlias = SubmittedModule
Reference: TypeAlias = ReferenceModule
Rng: TypeAlias = np.random.Generator

UNPREPARED = "its inputs are random: no answer that was written down passes it"

CheckFunction = TypeVar("CheckFunction", bound=Callable[..., None])
Constant = TypeVar("Constant", bound=Callable[..., float])


def points(number: int, because: str = "") -> Callable[[CheckFunction], CheckFunction]:
    """Say how many points a check is worth.

    `because` says why it is there, where every misconception that it catches is caught by another
    check of the function as well.
    """

    def mark(check: CheckFunction) -> CheckFunction:
        check.points = number  # type: ignore[attr-defined]
        check.reason = because  # type: ignore[attr-defined]
        return check

    return mark


def always(answer: float) -> Callable[[Constant], Constant]:
    """Say what a function gives that checks pass to the learner's, whatever it is called with.

    Then nobody has to be asked across the line, and a training with it costs much less.
    """

    def mark(function: Constant) -> Constant:
        function.always = answer  # type: ignore[attr-defined]
        return function

    return mark
