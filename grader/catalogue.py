"""The catalogue of checks: which there are, in which order, and what each is about."""

import functools
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
CHECKS = PROJECT / "grader" / "checks"
SOLUTIONS = PROJECT / "solutions"
EXERCISES = PROJECT / "exercises"
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
    def subject(self) -> str:
        """The full name of the function: "and_gate.train"."""
        return f"{self.exercise}.{self.function}"


def make_check(file: Path, checks_of_function: type, name: str) -> Check:
    """Describe the check of this name, in a class of checks in a file."""
    method = getattr(checks_of_function, name)
    hidden = method.__code__.co_firstlineno in _hidden_lines(file)
    return Check(
        id=f"{file.relative_to(PROJECT).as_posix()}::{checks_of_function.__name__}::{name}",
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


@functools.cache
def _hidden_lines(file: Path) -> frozenset[int]:
    """Return the lines between the markers of hidden tests, which nbgrader defines."""
    lines = set()
    hidden = False
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        hidden = (hidden or "BEGIN HIDDEN TESTS" in text) and "END HIDDEN TESTS" not in text
        if hidden:
            lines.add(number)
    return frozenset(lines)


def check_files() -> list[Path]:
    """Return the files of checks, in the order of `testpaths` in pyproject.toml."""
    return [PROJECT / path for path in _settings()["pytest"]["ini_options"]["testpaths"]]


def exercise_of(file: Path) -> str:
    """Return the exercise that a file of checks is about."""
    return file.stem.removeprefix("test_")


def exercise_names() -> list[str]:
    """Return the exercises, in order."""
    return [exercise_of(file) for file in check_files()]


def graded_later() -> dict[tuple[str, str], int]:
    """Return the points of checks that are not here, by exercise and function.

    There are some in the edition for students only.
    """
    later = _settings().get("katas", {}).get("graded-later", {})
    return {
        (exercise, function): points
        for exercise, functions in later.items()
        for function, points in functions.items()
    }


@functools.cache
def _settings() -> dict[str, Any]:
    """Return the table `tool` of pyproject.toml."""
    import tomllib

    with (PROJECT / "pyproject.toml").open("rb") as file:
        tool: dict[str, Any] = tomllib.load(file)["tool"]
    return tool


def load_checks() -> list[Check]:
    """Return all checks, in order, without pytest."""
    return [
        make_check(file, checks_of_function, name)
        for file in check_files()
        for checks_of_function in _classes(_load(file))
        for name in vars(checks_of_function)
        if name.startswith("test_")
    ]


def _load(file: Path) -> ModuleType:
    return importlib.import_module(f"grader.checks.{file.stem}")


def _classes(module: Any) -> list[type]:
    return [
        value
        for name, value in vars(module).items()
        if name.startswith("Test") and isinstance(value, type)
    ]
