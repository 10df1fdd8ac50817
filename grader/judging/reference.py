"""The reference solutions, callable like a submission's functions.

They are the grader's own code, so they run here, beside the checks: a second worker would cost
every run the time to load NumPy once more.
"""

import contextlib
import copy
import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from grader.boundary.callbacks import key_of

MAX_ANSWERS = 500
"""Of a module that are kept: a grading asks for fewer, and the next one mostly for the same."""


@functools.lru_cache(maxsize=20)
def reference_module(solutions: Path, name: str, seed: int) -> "ReferenceModule":
    """Return a module of the reference; with one seed, many submissions share its answers."""
    return ReferenceModule(solutions, name)


class ReferenceModule:
    """One module of the reference; each of its functions is called once for the same arguments."""

    def __init__(self, solutions: Path, name: str) -> None:
        self._solutions = solutions
        self._name = name
        self._answers: dict[tuple[str, str], Any] = {}

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)

        def call(*arguments: Any, **keywords: Any) -> Any:
            if any(callable(one) and not _only_computes(one) for one in arguments):
                return self._call(function, arguments, keywords)
            key = (function, key_of([list(arguments), keywords]))
            if key not in self._answers:
                self._answers[key] = self._call(function, arguments, keywords)
                if len(self._answers) > MAX_ANSWERS:
                    del self._answers[next(iter(self._answers))]  # the oldest
            return copy.deepcopy(self._answers[key])

        return call

    def _call(self, function: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        module = import_solution(self._solutions, self._name)
        return getattr(module, function)(*copy.deepcopy(arguments), **keywords)


def _only_computes(function: Any) -> bool:
    """Whether a function that is handed on keeps nothing of its own: it stands in a module."""
    is_named = isinstance(function, FunctionType) and function.__qualname__.isidentifier()
    return is_named and not function.__closure__


def import_solution(solutions: Path, name: str) -> ModuleType:
    """Import a solution under its own name, as the solutions import each other."""
    with solutions_on_path(solutions):
        return importlib.import_module(name)


@contextlib.contextmanager
def solutions_on_path(solutions: Path) -> Iterator[None]:
    """Let `import <exercise>` find the reference."""
    sys.path.insert(0, str(solutions))
    try:
        yield
    finally:
        sys.path.remove(str(solutions))
