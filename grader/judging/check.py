"""A check: one fact about one function, worth some points; and how all of them are found."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from grader.course import FunctionName, course, exercise_of, full_name

VISIBLE = "it is visible: what a learner sees first, and all that the edition for students has"


@dataclass(frozen=True)
class Check:
    """One fact about one function, worth some points.

    `run` takes what it names of `learner`, `reference` and `rng`.
    """

    id: str
    exercise: str
    function: str
    title: str
    hidden: bool
    points: int
    run: Callable[..., None]
    reason: str = ""
    """Why it is there, where it catches no misconception alone."""

    @property
    def name(self) -> str:
        """The name of its method."""
        return self.id.rpartition("::")[2]

    @property
    def takes(self) -> tuple[str, ...]:
        """What it is given, of `learner`, `reference` and `rng`."""
        code: CodeType = self.run.__code__
        names = code.co_varnames[: code.co_argcount]
        return tuple(name for name in names if name != "self")

    @property
    def subject(self) -> FunctionName:
        """The full name of the function: "and_gate.train"."""
        return full_name(self.exercise, self.function)


def load_checks(*exercises: str) -> list[Check]:
    """Return the checks of some exercises in order; where none is named, of the whole course."""
    return [
        make_check(file, checks_of_function, name)
        for file in course().check_files
        if not exercises or exercise_of(file) in exercises
        for checks_of_function in classes_of_checks(file)
        for name in names_of_checks(checks_of_function)
    ]


def number_of_checks() -> int:
    """Return how many checks the course has."""
    return sum(
        len(names_of_checks(checks_of_function))
        for file in course().check_files
        for checks_of_function in classes_of_checks(file)
    )


def classes_of_checks(file: Path) -> list[type]:
    """Return the classes in a file of checks, in order: one a function."""
    module = course().module(f"checks.{file.stem}")
    return [
        value
        for name, value in vars(module).items()
        if name.startswith("Test") and isinstance(value, type)
    ]


def names_of_checks(checks_of_function: type) -> list[str]:
    """Return the names of the methods that are checks, in order."""
    return [name for name in vars(checks_of_function) if name.startswith("test_")]


def make_check(file: Path, checks_of_function: type, name: str) -> Check:
    """Describe the check of this name, in a class of checks in a file."""
    method: Any = getattr(checks_of_function, name)
    hidden = method.__code__.co_firstlineno in _hidden_lines_of(file)
    path = file.relative_to(course().root).as_posix()
    return Check(
        id=f"{path}::{checks_of_function.__name__}::{name}",
        exercise=exercise_of(file),
        function=function_of(checks_of_function.__name__),
        title=" ".join((method.__doc__ or "").split()),
        hidden=hidden,
        points=method.points,
        run=getattr(checks_of_function(), name),
        reason=method.reason or ("" if hidden else VISIBLE),
    )


def function_of(class_name: str) -> str:
    """Return the function that a class of checks is about: TestMseLoss is about mse_loss."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name.removeprefix("Test")).lower()


def class_of(function: str) -> str:
    """Return the name of the class with a function's checks: TestMseLoss for mse_loss."""
    return "Test" + "".join(word.capitalize() for word in function.split("_"))


def hidden_lines(source: str) -> frozenset[int]:
    """Return the lines between the markers of hidden tests, which nbgrader defines."""
    lines = set()
    hidden = False
    for number, text in enumerate(source.splitlines(), start=1):
        hidden = (hidden or "BEGIN HIDDEN TESTS" in text) and "END HIDDEN TESTS" not in text
        if hidden:
            lines.add(number)
    return frozenset(lines)


@functools.cache
def _hidden_lines_of(file: Path) -> frozenset[int]:
    return hidden_lines(file.read_text(encoding="utf-8"))
