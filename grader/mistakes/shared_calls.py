"""Remembers what slow functions of the solutions have answered to misconceptions.

Many mistakes are made before or after a training that is itself as ever: one is enough for them.
"""

import copy
import functools
import time
from collections.abc import Callable
from types import FunctionType
from typing import Any

from grader.boundary.callbacks import key_of
from grader.course import course
from grader.mistakes.matching import numbers_in

SLOW = 1e-3
"""Seconds from which on a call is worth remembering."""


class SharedCalls:
    """Keeps answers. They are those of one attempt each: it decides what is drawn.

    Where two attempts agree in many numbers, what is drawn makes no difference to the answer, and
    all others share it as well.
    """

    def __init__(self) -> None:
        self._answers: dict[str, dict[int, Any]] = {}
        self._agreed: set[str] = set()
        self._is_slow: dict[FunctionType, bool] = {}

    def in_place_of(self, namespace: dict[str, Any], attempt: int) -> dict[str, Any]:
        """Return functions that remember, by the names of those in whose place they stand."""
        return {
            name: self._remembering(value, attempt)
            for name, value in namespace.items()
            if _is_of_a_solution(value) and value.__globals__ is not namespace
        }

    def _remembering(self, function: FunctionType, attempt: int) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*arguments: Any, **keywords: Any) -> Any:
            # A function that is called back is quick, and called often: it remembers nothing.
            arguments = tuple(getattr(one, "__wrapped__", one) for one in arguments)
            keywords = {name: getattr(one, "__wrapped__", one) for name, one in keywords.items()}
            others = [one for one in (*arguments, *keywords.values()) if callable(one)]
            if not self._is_slow.get(function, True) or not all(map(_is_of_a_solution, others)):
                return function(*arguments, **keywords)
            called_with = key_of([list(arguments), keywords])
            key = repr((function.__module__, function.__name__, called_with))
            answers = self._answers.setdefault(key, {})
            if attempt not in answers and key not in self._agreed:
                began = time.perf_counter()
                answers[attempt] = function(*arguments, **keywords)
                self._is_slow.setdefault(function, time.perf_counter() - began > SLOW)
                if len(answers) == 2:
                    first, second = map(numbers_in, answers.values())
                    if first.agrees_for_good_with(second):
                        self._agreed.add(key)
            # Any will do where they agree.
            return copy.deepcopy(answers.get(attempt, next(iter(answers.values()))))

        return call


def _is_of_a_solution(value: Any) -> bool:
    """Whether a function is one that a solution defines: then its name says which."""
    return (
        isinstance(value, FunctionType)
        and value.__module__ in course().exercise_names
        and value.__qualname__.isidentifier()
    )
