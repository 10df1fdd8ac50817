"""The library of known mistakes: wrong implementations of functions, named and explained."""

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from grader.course import FunctionName, course, full_name
from grader.judging.reference import solutions_on_path


@dataclass(frozen=True)
class Misconception:
    """A well-known wrong implementation of a function."""

    subject: FunctionName
    """The function that it is one of: "and_gate.train"."""
    name: str
    """Its own name: "train__no_activation"."""
    explanation: str
    """What the learner reads."""
    function: Callable[..., Any]
    kind: str = ""
    """What all mistakes in its file are about, where they are of one kind."""


@functools.cache
def load_misconceptions(*exercises: str) -> dict[FunctionName, tuple[Misconception, ...]]:
    """Return the misconceptions of some exercises, by the function that they are of.

    Where no exercise is named, they are those of the whole course.
    """
    found: dict[FunctionName, tuple[Misconception, ...]] = {}
    with solutions_on_path(course().solutions):
        for exercise in exercises or course().exercise_names:
            for module in _modules_of(exercise):
                for one in _misconceptions_in(module, exercise):
                    found[one.subject] = (*found.get(one.subject, ()), one)
    return found


def _modules_of(exercise: str) -> Iterator[ModuleType]:
    """Yield an exercise's modules of misconceptions: its own, and those that it shares."""
    own = course().misconceptions / exercise
    if own.is_dir() or own.with_suffix(".py").is_file():
        yield from _modules_in(course().module(f"misconceptions.{exercise}"))
    for shared, exercises in course().shared_misconceptions.items():
        if exercise in exercises:
            yield course().module(f"misconceptions.{shared}")


def _modules_in(module: ModuleType) -> Iterator[ModuleType]:
    """Yield a module, and where it is a folder, all that is in it, however deep."""
    yield module
    for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield from _modules_in(importlib.import_module(f"{module.__name__}.{part.name}"))


def _misconceptions_in(module: ModuleType, exercise: str) -> Iterator[Misconception]:
    """Yield the misconceptions in a module, as those of an exercise."""
    for name, value in vars(module).items():
        function, separator, _ = name.partition("__")
        if separator and function and callable(value):
            explanation = " ".join((value.__doc__ or "").split())
            subject = full_name(exercise, function)
            yield Misconception(subject, name, explanation, value, _kind_of(module))


def _kind_of(module: ModuleType) -> str:
    """Return what a module's docstring says after a colon: "Wrong answers of f: the divisor."."""
    first_line = (module.__doc__ or "").strip().partition("\n")[0]
    return first_line.partition(": ")[2]
