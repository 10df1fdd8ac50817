"""The same assertions under plain pytest, without isolation: what the boundary costs on top of it.

    python -m pytest -o addopts= -p benchmarks.plain_pytest grader/checks

pytest collects the files of checks by itself here, and these fixtures give them what they ask for:
the learner's module is simply imported, as in anybody's tests, and so are the solutions.
"""

import copy
import functools
import importlib
import sys
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.boundary.outcome import CallRecord
from grader.course import course, exercise_of, full_name
from grader.judging.check import function_of
from grader.judging.reference import ReferenceModule
from grader.worker import messages, values

SEED = 1
RETURNED = messages.Returned(0, None, None, None)


class ImportedModule:
    """A module of the submission, in this process, with what a check asks of it besides."""

    def __init__(self, name: str, calls: list[CallRecord], memory: dict[str, CallRecord]) -> None:
        self._module = importlib.import_module(name)
        self._calls = calls
        self._memory = memory
        self._remembers = False

    @property
    def remembered(self) -> "ImportedModule":
        """The same module, whose calls are made once only."""
        module = copy.copy(self)
        module._remembers = True
        return module

    @property
    def last_call(self) -> CallRecord:
        """The latest call of this check."""
        return self._calls[-1]

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)
        return functools.partial(self._call, function)

    def _call(self, function: str, *arguments: Any, **keywords: Any) -> Any:
        if not self._remembers:
            self._calls.append(self._record(function, arguments, keywords))
        else:
            encoded = values.encode([*arguments, keywords], lambda one: one.__name__)
            key = f"{self._module.__name__}.{function} {encoded}"
            if key not in self._memory:
                self._memory[key] = self._record(function, arguments, keywords)
            self._calls.append(self._memory[key])
        return self._calls[-1].value

    def _record(
        self, function: str, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> CallRecord:
        """Call a function, and note what became of its arguments."""
        before = copy.deepcopy(arguments)
        value = getattr(self._module, function)(*arguments, **keywords)
        name = self._module.__name__
        return CallRecord(name, function, before, keywords, RETURNED, value, list(arguments))


@pytest.fixture(scope="session")
def memory() -> dict[str, CallRecord]:
    """The calls that are remembered."""
    return {}


@pytest.fixture
def learner(request: pytest.FixtureRequest, memory: dict[str, CallRecord]) -> ImportedModule:
    """The submission's module that a check is about."""
    return ImportedModule(exercise_of(request.path), [], memory)


@pytest.fixture(scope="module")
def reference(request: pytest.FixtureRequest) -> ReferenceModule:
    """The solution that a check compares with."""
    return ReferenceModule(course().solutions, exercise_of(request.path))


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random inputs, the same for all checks of a function."""
    function = function_of(request.cls.__name__)
    subject = full_name(exercise_of(request.path), function)
    return np.random.default_rng([SEED, zlib.crc32(subject.encode())])


def pytest_configure() -> None:
    """Let the solutions be imported under their own names: they stand in for a submission."""
    sys.path.insert(0, str(course().solutions))
