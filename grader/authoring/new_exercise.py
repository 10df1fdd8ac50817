"""Makes the skeleton of a new exercise: a small one that works, with a TODO at all that changes.

An exercise is a name in several places. All of them are filled at once, or none.
"""

import importlib.util
import keyword
import re
import sys
from pathlib import Path

from grader.authoring.outline import Exercise
from grader.authoring.stubs import make_stub
from grader.course import Course
from grader.files import write_file
from grader.judging.check import class_of

SKELETON = Path(__file__).with_name("skeleton")
"""Its files; {name} and {class} in them are replaced."""
VARIANT = "otherwise"
"""What its right variant is called until it has a name of its own."""
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*")


class NewExerciseError(Exception):
    """There can't be an exercise of this name; its text says why."""


def new_exercise(course: Course, name: str) -> list[str]:
    """Write the files of a new exercise, the last one of the course, and return their paths.

    Raises NewExerciseError, and writes nothing, where the name is not a good one, or is taken;
    and UnreadableError where the hints can't be read.
    """
    _check_name(name)
    exercise = Exercise(course, name)
    for place in exercise.places():
        raise NewExerciseError(f"there is {place} already: take another name, or remove it")
    files = _files(exercise)
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, text)
    return [exercise.path(file) for file in files]


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise NewExerciseError(
            f"{name!r} is no name for a module: take words of lower-case letters, "
            "with single underscores between them"
        )
    if keyword.iskeyword(name):
        raise NewExerciseError(f"{name!r} is a word of Python's own: take another name")
    # One that this machine doesn't have may be there on another: `winreg`.
    if name in sys.stdlib_module_names or importlib.util.find_spec(name):
        raise NewExerciseError(
            f"there is a module {name!r}, which the exercise would hide: take another name"
        )


def _files(exercise: Exercise) -> dict[Path, str]:
    """Return the content of each file of the exercise, and of those that it is added to."""
    course, name = exercise.course, exercise.name
    solution = _filled("solution.py", name)
    settings = course.root / "pyproject.toml"
    return {
        exercise.solution_file: solution,
        exercise.check_file: _filled("checks.py", name),
        settings: _with_check_file(exercise.text(settings), exercise.path(exercise.check_file)),
        exercise.stub_file: make_stub(solution, name),
        course.hints: f"{exercise.text(course.hints)}\n{_filled('hints.toml', name)}".lstrip(),
        course.misconceptions / f"{name}.py": _filled("misconceptions.py", name),
        course.right_variants / f"{name}__{VARIANT}.py": _filled("right_variant.py", name),
    }


def _filled(file: str, name: str) -> str:
    text = (SKELETON / f"{file}.template").read_text(encoding="utf-8")
    return text.replace("{name}", name).replace("{class}", class_of(name))


def _with_check_file(settings: str, check_file: str) -> str:
    """Return pyproject.toml with one more file of checks; comments and spaces stay."""
    import tomlkit

    document = tomlkit.parse(settings)
    document["tool"]["pytest"]["ini_options"]["testpaths"].append(check_file)
    return str(document.as_string())
