"""What stands in the files of an exercise, read as text: also where they don't run yet."""

import ast
import contextlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from grader.authoring.right_variants import defined_in
from grader.authoring.stubs import BEGIN, END
from grader.course import Course
from grader.judging.check import function_of, hidden_lines


class UnreadableError(Exception):
    """A file that is missing or can't be parsed; its text says why."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(why)
        self.file = file


class Task(NamedTuple):
    """A function of a solution that learners write."""

    name: str
    docstring: str
    instructions: tuple[str, ...]
    """What to do, one a region."""
    solution: tuple[str, ...]
    """The lines of its regions, without their indentation."""


class WrittenCheck(NamedTuple):
    """A check as its file says."""

    name: str
    title: str
    points: int | None
    """None where they are not written as a number."""
    hidden: bool
    takes: frozenset[str]
    """What it is given: "learner", "reference"."""


@dataclass(frozen=True)
class Exercise:
    """An exercise of a course; what is in a file is read when it is asked for.

    Everything here raises UnreadableError.
    """

    course: Course
    name: str

    def path(self, file: Path) -> str:
        """Return where a file is in the course: "solutions/spiral.py"."""
        return file.relative_to(self.course.root).as_posix()

    @property
    def solution_file(self) -> Path:
        """Its solution."""
        return self.course.solutions / f"{self.name}.py"

    @property
    def check_file(self) -> Path:
        """Its checks."""
        return self.course.checks / f"test_{self.name}.py"

    @property
    def stub_file(self) -> Path:
        """What learners begin with."""
        return self.course.exercises / f"{self.name}.py"

    def places(self) -> Iterator[str]:
        """Yield where there is anything of an exercise of this name."""
        folder = self.course.misconceptions / self.name
        files = (self.solution_file, self.check_file, self.stub_file, folder.with_suffix(".py"))
        for file in (*files, folder, *self.right_variant_files):
            if file.exists():
                yield self.path(file)
        if self.check_file in self.course.check_files:
            yield f"{self.path(self.check_file)} in `testpaths`"
        if self.name in all_hints(self.course):
            yield f"[{self.name}] in {self.path(self.course.hints)}"

    @cached_property
    def misconception_files(self) -> list[Path]:
        """The files of its known mistakes: its own, and those that it shares."""
        folder = self.course.misconceptions
        shared = self.course.shared_misconceptions.items()
        modules = [self.name, *(module for module, users in shared if self.name in users)]
        return [
            file
            for module in modules
            for file in (folder / f"{module}.py", *sorted((folder / module).rglob("*.py")))
            if file.is_file()
        ]

    @cached_property
    def right_variant_files(self) -> list[Path]:
        """The files of its right variants."""
        return sorted(self.course.right_variants.glob(f"{self.name}__*.py"))

    @cached_property
    def docstring(self) -> str:
        """The docstring of its solution; its first line is a title."""
        return ast.get_docstring(self._tree(self.solution_file)) or ""

    @cached_property
    def tasks(self) -> list[Task]:
        """The functions that learners write, in order."""
        tree = self._tree(self.solution_file)
        lines = self.text(self.solution_file).splitlines()
        # A function ends where the next statement begins: its last lines may be comments.
        ends = [*(_first_line(node) - 1 for node in tree.body[1:]), len(lines)]
        return [
            _task(node, lines[node.lineno - 1 : end])
            for node, end in zip(tree.body, ends, strict=False)
            if isinstance(node, ast.FunctionDef)
            and any(BEGIN in line for line in lines[node.lineno - 1 : end])
        ]

    @cached_property
    def checks(self) -> dict[str, list[WrittenCheck]]:
        """The checks of each function, in order."""
        hidden = hidden_lines(self.text(self.check_file))
        return {
            function_of(node.name): [
                _check(method, hidden)
                for method in node.body
                if isinstance(method, ast.FunctionDef) and method.name.startswith("test_")
            ]
            for node in self._tree(self.check_file).body
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test")
        }

    @cached_property
    def hints(self) -> dict[str, list[str]]:
        """The hints for each function."""
        return all_hints(self.course).get(self.name, {})

    @cached_property
    def explanations(self) -> dict[str, str]:
        """What learners read of each known mistake, by its name: "sigmoid__wrong_sign"."""
        return {
            node.name: " ".join((ast.get_docstring(node) or "").split())
            for file in self.misconception_files
            for node in self._tree(file).body
            if isinstance(node, ast.FunctionDef) and node.name.find("__") > 0
        }

    def written_in(self, right_variant: Path) -> set[str]:
        """Return which functions to write a right variant has: all, where it is a module."""
        names = {task.name for task in self.tasks}
        if right_variant.stem.startswith(f"{self.name}__whole_"):
            return names
        self._tree(right_variant)  # raises where there is nothing to be found in it
        return names & defined_in(right_variant)

    def text(self, file: Path) -> str:
        """Return what is in a file."""
        return _text(file, self.path(file))

    def _tree(self, file: Path) -> ast.Module:
        try:
            return ast.parse(self.text(file), file)
        except (SyntaxError, ValueError) as error:  # ValueError: it holds the character 0
            raise UnreadableError(self.path(file), f"it is no Python: {error}") from None


def exercise_names(course: Course) -> list[str]:
    """Return what any file of a course takes for an exercise: first those in order.

    Where a name is misspelled, or left behind, it is an exercise of its own, which lacks the rest.
    """
    shared = course.shared_misconceptions
    others = [
        *_names(course.solutions.glob("*.py")),
        *_names(course.exercises.glob("*.py")),
        *(name.removeprefix("test_") for name in _names(course.checks.glob("test_*.py"))),
        *(name for name in _names(course.misconceptions.glob("*.py")) if name not in shared),
        *(name.partition("__")[0] for name in _names(course.right_variants.glob("*__*.py"))),
    ]
    with contextlib.suppress(UnreadableError):  # told where hints are looked at
        others += all_hints(course)
    return list(dict.fromkeys([*course.exercise_names, *sorted(others)]))


def all_hints(course: Course) -> dict[str, dict[str, list[str]]]:
    """Return the hints of a course, by exercise and function. Raises UnreadableError."""
    path = course.hints.relative_to(course.root).as_posix()
    try:
        hints = tomllib.loads(_text(course.hints, path))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(path, f"it is no TOML: {error}") from None
    for exercise, functions in hints.items():
        if not isinstance(functions, dict) or not all(map(_is_list_of_texts, functions.values())):
            raise UnreadableError(path, f"{exercise!r} is no table of lists of texts")
    return hints


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _names(files: Iterable[Path]) -> Iterator[str]:
    """Yield the names of modules, without those that are no exercise's."""
    return (file.stem for file in files if file.stem != "__init__")


def _text(file: Path, path: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UnreadableError(path, "it is not there") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(path, f"it can't be read: {error}") from None


def _first_line(node: ast.stmt) -> int:
    """Return the line where a statement begins, decorators included."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])


def _task(node: ast.FunctionDef, lines: list[str]) -> Task:
    """Return a function whose lines hold a region."""
    instructions, solution, inside = [], [], False
    for line in lines:
        if BEGIN in line:
            instructions.append(line.partition(BEGIN)[2].strip())
            inside = True
        elif END in line:
            inside = False
        elif inside:
            solution.append(line.strip())
    return Task(node.name, ast.get_docstring(node) or "", tuple(instructions), tuple(solution))


def _check(method: ast.FunctionDef, hidden: frozenset[int]) -> WrittenCheck:
    return WrittenCheck(
        name=method.name,
        title=" ".join((ast.get_docstring(method) or "").split()),
        points=_points(method),
        hidden=_first_line(method) in hidden,
        takes=frozenset(argument.arg for argument in method.args.args),
    )


def _points(method: ast.FunctionDef) -> int | None:
    """Return the number in `@points(2)`."""
    for decorator in method.decorator_list:
        match decorator:
            case ast.Call(func=ast.Name(id="points"), args=[ast.Constant(value=int(number)), *_]):
                return number
    return None
