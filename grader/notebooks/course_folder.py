"""Makes nbgrader's course folder out of the solutions: a notebook for each.

Beside the notebooks lies the grader as students have it, so that they need to install nothing but
NumPy; and nbgrader's configuration, which says where the course is that submissions are graded by,
and from which seed. That stays with the folder, and out of all that students get.
"""

import functools
import os
import re
import secrets
from pathlib import Path

from grader.authoring.edition import make_edition
from grader.authoring.release import Released, release
from grader.authoring.stubs import AuthoringError
from grader.course import ENGINE, course, full_name
from grader.grading import MAX_SEED
from grader.judging.check import load_checks
from grader.notebooks.notebook import make_notebook
from grader.notebooks.solution import read_solution
from grader.reports.renderers.words import table_of_words

CONFIG = "nbgrader_config.py"
FOR_CHECKS = (
    *("__init__.py", "cells.py", "course_picture.py", "left_out.py", "modules.py", "page.py"),
    "student.py",
)
"""What `check` needs of this room; the edition for students has the rest."""


def make_course(destination: Path, seed: int) -> dict[str, str]:
    """Return the files of a course folder, by path. Raises AuthoringError."""
    folder = f"source/{course().assignment}"
    files = {CONFIG: _config(destination, seed)}
    for name, text in _make_notebooks().items():
        files[f"{folder}/{name}"] = text
    for name, text in make_edition().items():
        if name.startswith("grader/") or name == "pyproject.toml":
            files[f"{folder}/{name}"] = text
    for name in FOR_CHECKS:
        text = (ENGINE / "notebooks" / name).read_text(encoding="utf-8")
        files[f"{folder}/grader/notebooks/{name}"] = text
    return dict(sorted(files.items()))


def write_course(destination: Path, update: bool = False) -> Released:
    """Write the course folder, or bring one up to date: its seed stays.

    Raises ReleaseError as `release` does, and AuthoringError.
    """
    seed = seed_of(destination) if update else None
    if seed is None:
        seed = secrets.randbelow(MAX_SEED)
    return release(destination, update, functools.partial(make_course, destination, seed))


def seed_of(destination: Path) -> int | None:
    """Return the seed that a course folder's configuration has; None where it has none."""
    try:
        config = (destination / CONFIG).read_text(encoding="utf-8")
    except OSError:
        return None
    found = re.search(r"^c\.GradeInSandbox\.seed = (\d+)$", config, re.MULTILINE)
    return int(found[1]) if found else None


def _make_notebooks() -> dict[str, str]:
    """Return a notebook for each solution, by file name; the first explains the scoreboard."""
    points: dict[str, dict[str, int]] = {}
    for check in load_checks():
        functions = points.setdefault(check.exercise, {})
        functions[check.function] = functions.get(check.function, 0) + check.points
    notebooks = {}
    words = f"What the words on the scoreboard mean:\n\n{table_of_words()}"
    for exercise in course().exercise_names:
        solution = read_solution(exercise)
        for function in solution.functions.keys() - points.get(exercise, {}).keys():
            raise AuthoringError(f"{full_name(exercise, function)} has no check")
        notebooks[f"{exercise}.ipynb"] = make_notebook(solution, points[exercise], words)
        words = ""
    return notebooks


def _config(destination: Path, seed: int) -> str:
    """Return nbgrader's configuration, for this course and this place."""
    template = Path(__file__).with_name(f"{CONFIG}.template").read_text(encoding="utf-8")
    return template.format(
        title=course().title,
        course_id=course().name,
        katas=_place_from(destination.resolve()),
        seed=seed,
    )


def _place_from(folder: Path) -> str:
    """Return where the course is, seen from a folder; both may then be moved together."""
    try:
        return Path(os.path.relpath(course().root, folder)).as_posix()
    except ValueError:  # on another drive
        return course().root.as_posix()
