"""Makes nbgrader's course folder out of the solutions: a notebook for each.

Beside the notebooks lies the grader as students have it, so that they need to install nothing but
NumPy; and nbgrader's configuration, which says where the course is that submissions are graded by,
in which sandbox, and from which seed. That is drawn once for a folder, and stays out of all that
students get: everything else is the same to the byte, however often it is made.
"""

import functools
import os
import re
import secrets
from pathlib import Path

from grader.authoring.edition import make_edition
from grader.authoring.release import Released, release
from grader.authoring.stubs import AuthoringError
from grader.boundary.sandbox import choose_sandbox
from grader.course import ENGINE, course, full_name
from grader.grading import MAX_SEED
from grader.judging.check import load_checks
from grader.notebooks.notebook import make_notebook
from grader.notebooks.solution import read_solution
from grader.notebooks.wording import TO_DO
from grader.reports.renderers.words import table_of_words

CONFIG = "nbgrader_config.py"
FOR_CHECKS = (
    *("__init__.py", "beside.py", "cells.py", "course_picture.py", "grading.py", "left_out.py"),
    *("modules.py", "page.py", "student.py", "wording.py"),
)
"""What `check` needs of this room; the edition for students has the rest."""


def make_course(destination: Path, seed: int, sandbox: str) -> dict[str, str]:
    """Return the files of a course folder, by path. Raises AuthoringError."""
    folder = f"source/{course().assignment}"
    files = {CONFIG: _config(destination, seed, sandbox)}
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
    """Write the course folder, or bring one up to date: its seed and its sandbox stay.

    A new one has bubblewrap, where that works here. Raises ReleaseError as `release` does, and
    AuthoringError.
    """
    seed = seed_of(destination) if update else None
    if seed is None:
        seed = secrets.randbelow(MAX_SEED)
    sandbox = sandbox_of(destination) if update else ""
    if not sandbox:
        sandbox = choose_sandbox("auto").name
    return release(destination, update, functools.partial(make_course, destination, seed, sandbox))


def seed_of(destination: Path) -> int | None:
    """Return the seed that a course folder's configuration has; None where it has none."""
    seed = _configured(destination, "seed", r"\d+")
    return int(seed) if seed else None


def sandbox_of(destination: Path) -> str:
    """Return the sandbox that a course folder's configuration has; "" where it has none."""
    return _configured(destination, "sandbox", '"(?:bubblewrap|process)"').strip('"')


def _configured(destination: Path, name: str, value: str) -> str:
    """Return what a course folder's configuration says of our preprocessor; "" for nothing."""
    try:
        config = (destination / CONFIG).read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(rf"^c\.GradeInSandbox\.{name} = ({value})$", config, re.MULTILINE)
    return found[1] if found else ""


def _make_notebooks() -> dict[str, str]:
    """Return a notebook for each solution, by file name; the first explains the scoreboard.

    Each says which of them comes after which.
    """
    points: dict[str, dict[str, int]] = {}
    for check in load_checks():
        functions = points.setdefault(check.exercise, {})
        functions[check.function] = functions.get(check.function, 0) + check.points
    notebooks = {}
    table = table_of_words(f"`{TO_DO}` is still there")
    words = f"What the words on the scoreboard mean:\n\n{table}"
    for exercise in course().exercise_names:
        solution = read_solution(exercise)
        for function in solution.functions.keys() - points.get(exercise, {}).keys():
            raise AuthoringError(f"{full_name(exercise, function)} has no check")
        introduction = "\n\n".join(filter(None, [_working_order(exercise), words]))
        notebooks[f"{exercise}.ipynb"] = make_notebook(solution, points[exercise], introduction)
        words = ""
    return notebooks


def _working_order(exercise: str) -> str:
    """Say where this notebook stands among the others; nothing where it is the only one."""
    names = course().exercise_names
    if len(names) == 1:
        return ""
    order = ", ".join(f"**`{name}`**" if name == exercise else f"`{name}`" for name in names)
    return (
        f"This is notebook {names.index(exercise) + 1} of {len(names)}. Work through them in this "
        f"order: {order}. Each begins at its top; save it before you open the next, which may "
        "import it."
    )


def _config(destination: Path, seed: int, sandbox: str) -> str:
    """Return nbgrader's configuration, for this course and this place."""
    template = Path(__file__).with_name(f"{CONFIG}.template").read_text(encoding="utf-8")
    return template.format(
        title=course().title,
        course_id=course().name,
        katas=_place_from(destination.resolve()),
        seed=seed,
        sandbox=sandbox,
    )


def _place_from(folder: Path) -> str:
    """Return where the course is, seen from a folder; both may then be moved together."""
    try:
        return Path(os.path.relpath(course().root, folder)).as_posix()
    except ValueError:  # on another drive
        return course().root.as_posix()
