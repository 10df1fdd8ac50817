"""Grades submitted notebooks in nbgrader, in the place of its `Execute`.

A submission's five notebooks become five modules, which the ordinary grader grades in the sandbox.
Each check cell gets the points of its function as its output, which is how nbgrader stores partial
credit, and the reasons before it, which is what its feedback shows. Hidden checks are not told.
"""

import functools
import tempfile
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum

from grader.catalogue import check_files, load_checks
from grader.grading import grade
from grader.notebooks.course import header_of
from grader.notebooks.modules import ModuleSource, NotebookError, module_of
from grader.notebooks.page import feedback_page, feedback_text
from grader.report import FunctionReport, Report
from grader.sandbox import MODES

CHECK = "-check"
"""How the identity of a check cell ends: "neural_network-sigmoid-check"."""


class GradeInSandbox(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes points and reasons into the check cells; runs no code of the notebook here."""

    sandbox = Enum(MODES, default_value="auto", help="Where a submission runs.").tag(config=True)

    def preprocess(self, notebook: Any, resources: Any) -> tuple[Any, Any]:
        """Grade the submission that a notebook belongs to, and fill in its check cells."""
        folder = self._submitted(resources)
        report, sources = _grade(folder, _state(folder), self.sandbox)
        functions = {f"{one.exercise}-{one.name}{CHECK}": one for one in report.functions}
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            cell.outputs, cell.execution_count = [], None
            marks = cell.metadata.get("nbgrader", {})
            function = functions.get(marks.get("grade_id", ""))
            if function is not None and marks.get("grade"):
                cell.outputs = _outputs(function, sources.get(function.exercise))
        return notebook, resources

    def _submitted(self, resources: Any) -> Path:
        """Return the folder with all notebooks that were handed in with this one."""
        course = self.parent.parent.coursedir
        marks = resources["nbgrader"]
        return Path(
            course.format_path(course.submitted_directory, marks["student"], marks["assignment"])
        ).resolve()


def _outputs(function: FunctionReport, source: ModuleSource | None) -> list[Any]:
    """Return the outputs of a check cell: the reasons, then the points."""
    from nbformat.v4 import new_output

    magics = source.magics if source else []
    return [
        new_output(
            "display_data",
            {
                "text/html": feedback_page(function, magics),
                "text/plain": feedback_text(function, magics),
            },
        ),
        new_output("execute_result", {"text/plain": str(function.points)}, execution_count=None),
    ]


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes where a notebook in the folder does."""
    files = [(file.name, file.stat()) for file in sorted(folder.glob("*.ipynb"))]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)


@functools.lru_cache(maxsize=1)
def _grade(
    folder: Path, state: tuple[Any, ...], sandbox: str
) -> tuple[Report, dict[str, ModuleSource]]:
    """Grade a submission once for all of its notebooks, which nbgrader takes one by one."""
    sources = {}
    with tempfile.TemporaryDirectory() as name:
        modules = Path(name) / "exercises"
        modules.mkdir()
        for file in check_files():
            module = file.stem.removeprefix("test_")
            try:
                source = module_of(folder / f"{module}.ipynb", header_of(module))
            except NotebookError:
                continue  # its functions are missing, and lost
            sources[module] = source
            (modules / f"{module}.py").write_text(
                source.text, encoding="utf-8", errors="replace", newline="\n"
            )
        return grade(modules, load_checks(), sandbox=sandbox), sources
