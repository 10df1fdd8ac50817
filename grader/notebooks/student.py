"""What a notebook imports: `check(sigmoid)` runs the visible checks of a function in place.

The cells that were run until now become a module, as the submitted notebook's will, and the
ordinary grader grades it in a process of its own: an endless loop ends there as well.

Importing this also lets a notebook import what another one beside it defines, as last saved: an
exercise may stand on another one.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from grader.course import course
from grader.grading import grade
from grader.judging.check import load_checks
from grader.notebooks.course_picture import picture_of
from grader.notebooks.modules import (
    ModuleSource,
    NotebookError,
    folder_of,
    module_of,
    module_of_cells,
)
from grader.notebooks.page import feedback_page, feedback_text
from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

EXERCISES = tuple(course().exercise_names)


def checks_of(exercise: str) -> Callable[[Any], None]:
    """Return the function that checks the functions of an exercise."""
    checks = [one for one in load_checks() if one.exercise == exercise and not one.hidden]

    def check(function: Any) -> None:
        """Run the visible checks of a function; show its score, and what is wrong with it."""
        name = getattr(function, "__name__", "")
        own = [one for one in checks if one.function == name]
        if not own:
            names = ", ".join(dict.fromkeys(one.function for one in checks))
            raise ValueError(f"check() takes one of the functions of this notebook: {names}")
        modules = _modules(exercise)
        with folder_of(modules) as folder:
            report = grade(folder, own)
            (graded,) = report.functions
            _show_score(report, graded, modules[exercise].magics)
            if graded.status is Status.PASSED:
                _show_picture(picture_of(graded, folder))

    return check


def _modules(exercise: str) -> dict[str, ModuleSource]:
    """Return this notebook as a module, as its cells stand now, and those beside it, as saved."""
    modules = {}
    for name in EXERCISES:
        try:
            modules[name] = module_of_cells(_cells()) if name == exercise else _saved(name)
        except NotebookError:
            continue  # what needs it says so
    return modules


def _saved(module: str) -> ModuleSource:
    """Return what another notebook beside this one defines. Raises NotebookError."""
    return module_of(Path(f"{module}.ipynb"), with_ours=True)


def _cells() -> list[str]:
    """Return the cells of this notebook that were run, in that order."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("check() works in a notebook, and in IPython")
    cells: list[str] = shell.user_ns["In"]
    return cells


def _show_score(report: Report, function: FunctionReport, magics: Sequence[str]) -> None:
    """Show a function's score below the cell."""
    from IPython.display import display

    page, text = (show(report, function, magics) for show in (feedback_page, feedback_text))
    display({"text/html": page, "text/plain": text}, raw=True)
    if function.status is not Status.PASSED:
        # nbgrader's `validate` takes a cell for failed that has written to stderr. The notebook
        # goes on, which it would not after an error.
        print(f"{function.name} is not right yet.", file=sys.stderr)


def _show_picture(picture: str) -> None:
    """Show a picture, where there is one, below the score."""
    from IPython.display import display

    if picture:
        display({"text/html": picture}, raw=True)


class NotebookFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the notebooks of the exercises from the folder of this one."""

    def find_spec(
        self, fullname: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find the notebook of an exercise."""
        if fullname in EXERCISES and Path(f"{fullname}.ipynb").is_file():
            return importlib.util.spec_from_loader(fullname, self)
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        """Define what the notebook defines."""
        exec(
            compile(_saved(module.__name__).text, f"{module.__name__}.ipynb", "exec"), vars(module)
        )


sys.meta_path.append(NotebookFinder())
