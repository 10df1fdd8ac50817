"""What a notebook imports: `check(sigmoid)` runs the visible checks of a function in place.

The cells that were run until now become a module, as the submitted notebook's will, and the
ordinary grader grades it in a process of its own: an endless loop ends there as well.

Importing this also lets a notebook import what another one beside it defines, as last saved: the
katas stand on the toolkit of `neural_network.ipynb`.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import tempfile
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from grader.course import course
from grader.grading import grade
from grader.judging.check import Check, load_checks
from grader.notebooks.modules import ModuleSource, NotebookError, module_of, module_of_cells
from grader.notebooks.page import feedback_page, feedback_text
from grader.notebooks.pictures import training_picture
from grader.reports.report import FunctionReport
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
        report, magics = _grade(exercise, own)
        _show(report, magics)

    return check


def _grade(exercise: str, checks: Sequence[Check]) -> tuple[FunctionReport, list[str]]:
    """Grade one function of this notebook, as its cells stand now."""
    source = module_of_cells(_namespace()["In"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "exercises"
        folder.mkdir()
        for module in EXERCISES:
            try:
                text = (source if module == exercise else _saved(module)).text
            except NotebookError:
                continue  # what needs it says so
            (folder / f"{module}.py").write_text(text, encoding="utf-8", errors="replace")
        (report,) = grade(folder, checks).functions
    return report, source.magics


def _saved(module: str) -> ModuleSource:
    """Return what another notebook beside this one defines. Raises NotebookError."""
    return module_of(Path(f"{module}.ipynb"), with_ours=True)


def _namespace() -> dict[str, Any]:
    """Return the names of this notebook."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("check() works in a notebook, and in IPython")
    namespace: dict[str, Any] = shell.user_ns
    return namespace


def _show(report: FunctionReport, magics: Sequence[str]) -> None:
    """Show a report below the cell; a picture, too, where a training is right."""
    from IPython.display import display

    page = feedback_page(report, magics)
    if report.status is Status.PASSED and report.name == "train":
        namespace = _namespace()
        X, y = namespace["make_data"]()
        page += training_picture(X, y, *namespace["train"](X, y))
    display({"text/html": page, "text/plain": feedback_text(report, magics)}, raw=True)
    if report.status is not Status.PASSED:
        # nbgrader's `validate` takes a cell for failed that has written to stderr. The notebook
        # goes on, which it would not after an error.
        print(f"{report.name} is not right yet.", file=sys.stderr)


class NotebookFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the notebooks of the katas from the folder of this one."""

    def find_spec(
        self, fullname: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a notebook of a kata."""
        if fullname in EXERCISES and Path(f"{fullname}.ipynb").is_file():
            return importlib.util.spec_from_loader(fullname, self)
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        """Define what the notebook defines."""
        exec(
            compile(_saved(module.__name__).text, f"{module.__name__}.ipynb", "exec"), vars(module)
        )


sys.meta_path.append(NotebookFinder())
