"""Where the course lies that is graded: its files, its order, and the table that describes it.

A course is a folder whose pyproject.toml has a table ``[tool.katas]``. Its exercises are modules in
``solutions/``, with their stubs in ``exercises/`` and their checks in ``grader/checks/``; known
mistakes, hints and right variants go with them. The engine knows no exercise by name: all that it
knows of a course, it asks here.
"""

import functools
import importlib
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

ENGINE = Path(__file__).resolve().parent
"""The folder of the engine: `grader`."""

FunctionName: TypeAlias = str
"""A function by its full name: "and_gate.train"."""


class NoCourseError(Exception):
    """There is no course to grade; its text says where one was looked for."""


def full_name(exercise: str, function: str) -> FunctionName:
    """Return the name of a function of an exercise; of its module, where there is no function."""
    return f"{exercise}.{function}" if function else exercise


def module_of(name: FunctionName) -> str:
    """Return the exercise that a function is of, by its full name."""
    return name.partition(".")[0]


@dataclass(frozen=True)
class Course:
    """A course in a folder."""

    root: Path

    @functools.cached_property
    def solutions(self) -> Path:
        """The reference solutions."""
        return self.root / "solutions"

    @functools.cached_property
    def exercises(self) -> Path:
        """The stubs, which learners fill in."""
        return self.root / "exercises"

    @functools.cached_property
    def checks(self) -> Path:
        """The folder of checks, and of what they share."""
        return self.root / "grader" / "checks"

    @property
    def misconceptions(self) -> Path:
        """The folder of known mistakes; the edition for students has none."""
        return self.root / "grader" / "misconceptions"

    @property
    def hints(self) -> Path:
        """The file of hints."""
        return self.root / "grader" / "hints.toml"

    @property
    def right_variants(self) -> Path:
        """The folder of right solutions, written otherwise ("wheats")."""
        return self.root / "tests" / "wheats"

    @functools.cached_property
    def settings(self) -> dict[str, Any]:
        """All of pyproject.toml."""
        return tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))

    @property
    def table(self) -> dict[str, Any]:
        """The table of this course: ``[tool.katas]``."""
        table: dict[str, Any] = self.settings["tool"]["katas"]
        return table

    @property
    def title(self) -> str:
        """What it is called: "Perceptron katas"."""
        return str(self.table["title"])

    @property
    def summary(self) -> str:
        """What learners do in it, as the beginning of a sentence."""
        return str(self.table["summary"])

    @property
    def farewell(self) -> str:
        """What is told to who has all points: what was learned, and what comes next."""
        return str(self.table.get("farewell", ""))

    @property
    def name(self) -> str:
        """What it is called by programs: "perceptron-katas"."""
        return str(self.settings["project"]["name"])

    @property
    def assignment(self) -> str:
        """What nbgrader calls all of its notebooks together: "perceptrons"."""
        return str(self.table.get("assignment", self.name))

    @functools.cached_property
    def check_files(self) -> list[Path]:
        """The files of checks, one an exercise, in the order of pytest's `testpaths`."""
        testpaths = self.settings["tool"]["pytest"]["ini_options"]["testpaths"]
        return [self.root / path for path in testpaths]

    @functools.cached_property
    def exercise_names(self) -> list[str]:
        """The exercises, in order."""
        return [exercise_of(file) for file in self.check_files]

    @property
    def shared_misconceptions(self) -> dict[str, list[str]]:
        """The modules of known mistakes that several exercises share, with those exercises."""
        shared: dict[str, list[str]] = self.table.get("shared-misconceptions", {})
        return shared

    @property
    def graded_later(self) -> dict[FunctionName, int]:
        """The points of checks that are not here: there are some in the edition for students."""
        return {
            full_name(exercise, function): points
            for exercise, functions in self.table.get("graded-later", {}).items()
            for function, points in functions.items()
        }

    def module(self, name: str) -> ModuleType:
        """Import one of its own modules: "checks.test_and_gate", "misconceptions.and_gate".

        They are part of the package `grader`, wherever the engine is.
        """
        part = name.partition(".")[0]
        folder = str(self.root / "grader" / part)
        package = sys.modules.get(f"grader.{part}")
        if package is None or folder not in package.__path__:
            # Python would look beside the engine, which may lie in the folder of another course.
            package = ModuleType(f"grader.{part}")
            package.__path__ = [folder]
            sys.modules[package.__name__] = package
        return importlib.import_module(f"grader.{name}")


def exercise_of(file: Path) -> str:
    """Return the exercise that a file of checks is about."""
    return file.stem.removeprefix("test_")


_chosen: Course | None = None


def choose(root: Path) -> Course:
    """Take the course in this folder, for the whole process. Raises NoCourseError."""
    global _chosen
    if not _is_course(root):
        raise NoCourseError(f"{root} holds no course: no pyproject.toml with [tool.katas]")
    _chosen = Course(root.resolve())
    return _chosen


def course() -> Course:
    """Return the course that was chosen; else find it, from the folder where this runs upwards.

    Where there is none, it is the one that the engine is a part of. Raises NoCourseError.
    """
    if _chosen is not None:
        return _chosen
    here = Path.cwd()
    for folder in (here, *here.parents, ENGINE.parent):
        if _is_course(folder):
            return choose(folder)
    raise NoCourseError(f"there is no course in {here}: no pyproject.toml with [tool.katas]")


def _is_course(folder: Path) -> bool:
    """Whether a folder's pyproject.toml describes a course."""
    try:
        settings = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return "katas" in settings.get("tool", {})
