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
from grader.judging.check import load_checks
from grader.notebooks.cells import Cell, NotebookError, read_cells
from grader.notebooks.course_picture import picture_of
from grader.notebooks.grading import GradedNotebooks, Notebooks, grade_notebooks
from grader.notebooks.modules import module_text
from grader.notebooks.page import feedback_page, feedback_text
from grader.reports.report import FunctionReport
from grader.reports.status import Status

EXERCISES = tuple(course().exercise_names)


def checks_of(exercise: str) -> Callable[[Any], None]:
    """Return the function that checks the functions of an exercise."""
    checks = [one for one in load_checks() if one.exercise == exercise and not one.hidden]
    names = list(dict.fromkeys(one.function for one in checks))

    def check(function: Any) -> None:
        """Run the visible checks of a function; show its score, and what is wrong with it."""
        own = [one for one in checks if one.function == _name_of(function, names)]
        if not own:
            raise ValueError(
                f"check() takes one of the functions of this notebook: {', '.join(names)}"
            )
        notebooks = _notebooks(exercise)
        graded = grade_notebooks(notebooks, own)
        (report,) = graded.report.functions
        _show_score(graded, report)
        if report.status is Status.PASSED:
            _show_picture(picture_of(report, notebooks.as_modules(graded.fatal)))

    return check


def _name_of(function: Any, names: Sequence[str]) -> str:
    """Return at which of the names a function stands in this notebook; "" for none."""
    found = [name for name in names if _shell().user_ns.get(name, names) is function]
    return next(iter(found), "")


def _notebooks(exercise: str) -> Notebooks:
    """Return this notebook as its cells stand now, and those beside it as they were saved."""
    cells, unread = {}, {}
    for name in EXERCISES:
        try:
            cells[name] = _cells(name) if name == exercise else _saved(name)
        except NotebookError as error:
            unread[name] = str(error)
    return Notebooks(cells, unread=unread)


def _saved(name: str) -> list[Cell]:
    """Return the cells of another notebook beside this one. Raises NotebookError."""
    cells = read_cells(Path(f"{name}.ipynb"), name)
    given = f"{name}-setup"
    return [one for one in cells if not one.is_ours or one.identity == given]


def _cells(name: str) -> list[Cell]:
    """Return the cells of this notebook that were run, each where it was run last."""
    texts = list(_shell().history_manager.input_hist_raw)
    last = {text: number for number, text in enumerate(texts) if text.strip()}
    return [Cell(name, number, text) for text, number in sorted(last.items(), key=_number)]


def _number(cell: tuple[str, int]) -> int:
    return cell[1]


def _shell() -> Any:
    """Return IPython. Raises RuntimeError where there is none."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("check() works in a notebook, and in IPython")
    return shell


def _show_score(graded: GradedNotebooks, function: FunctionReport) -> None:
    """Show a function's score below the cell."""
    from IPython.display import display

    report, notes = graded.report, graded.notes.get(function, ())
    page, text = (show(report, function, notes) for show in (feedback_page, feedback_text))
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
        """Define what the notebook defines; what it shows is shown there, not here."""
        from IPython.utils.capture import capture_output

        with capture_output():
            text = module_text(_saved(module.__name__))
            exec(compile(text, module.__name__, "exec"), vars(module))


sys.meta_path.append(NotebookFinder())
