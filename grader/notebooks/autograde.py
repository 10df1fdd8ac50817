"""Grades submitted notebooks in nbgrader, in the place of its `Execute`.

A submission's notebooks become modules, which the ordinary grader grades in the sandbox.
Each check cell gets the points of its function as its output, which is how nbgrader stores partial
credit, and the reasons before it, which is what its feedback shows. Hidden checks are not told.
"""

import copy
import functools
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Integer, Unicode

from grader.boundary.modes import MODES
from grader.course import NoCourseError, choose, course
from grader.grading import MAX_SEED
from grader.judging.check import load_checks
from grader.notebooks.beside import look_around
from grader.notebooks.grading import GradedNotebooks, Notebooks, grade_notebooks
from grader.notebooks.handed_in import refuse_links
from grader.notebooks.modules import submitted_cells
from grader.notebooks.notebook import SCHEMA_VERSION, check_cell, check_marks
from grader.notebooks.page import feedback_page, feedback_text
from grader.notebooks.solution import read_solution
from grader.reports.disclosure import MAX_NAME
from grader.reports.printable import clip
from grader.reports.report import FunctionReport


class CleanMarks(NbGraderPreprocessor):  # type: ignore[misc]
    """Removes nbgrader's marks from cells where they are not as they should be.

    nbgrader ends the whole run, for all students, at a mark of an older version; and it makes such
    marks itself where two cells have one identity. Of those the last keeps it. It gives up a
    student at a cell that was moved, or copied, from another notebook.
    """

    def preprocess(self, notebook: Any, resources: Any) -> tuple[Any, Any]:
        """Clean a notebook."""
        marks = resources["nbgrader"]
        with Gradebook(marks["db_url"]) as gradebook:
            released = gradebook.find_notebook(marks["notebook"], marks["assignment"])
            known = {cell.name for cell in released.source_cells}
        seen = set()
        for cell in reversed(notebook.cells):
            if "nbgrader" not in cell.metadata:
                continue
            identity = _identity(cell)
            if identity not in known or identity in seen:
                shown = clip(str(identity), MAX_NAME)
                self.log.warning("A cell has marks that are damaged, or another's: %s", shown)
                del cell.metadata["nbgrader"]
            seen.add(identity)
        return notebook, resources


def _identity(cell: Any) -> str | None:
    """Return the identity of a cell whose marks fit nbgrader's schema."""
    from nbgrader.nbgraderformat.v3 import MetadataValidatorV3

    marks = cell.metadata["nbgrader"]
    try:
        # It changes what it is given.
        MetadataValidatorV3().validate_cell(copy.deepcopy(cell))
        return str(marks["grade_id"]) if marks["schema_version"] == SCHEMA_VERSION else None
    except Exception:  # whatever a learner has put there
        return None


class GradeInSandbox(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes points and reasons into the check cells; runs no code of the notebook here."""

    katas = Unicode(
        help="The course that is graded: its folder, seen from nbgrader's. Where nothing is said, "
        "it is looked for from the folder in which nbgrader runs."
    ).tag(config=True)
    sandbox = Enum(
        [mode for mode in MODES if mode != "auto"],
        default_value="bubblewrap",
        help="Where a submission runs: in bubblewrap, or in a plain process. See SECURITY.md.",
    ).tag(config=True)
    seed = Integer(
        None,
        allow_none=True,
        min=0,
        max=MAX_SEED - 1,
        help="Random inputs are drawn from it, for all students the same. Keep it from them.",
    ).tag(config=True)

    def preprocess(self, notebook: Any, resources: Any) -> tuple[Any, Any]:
        """Grade the submission that a notebook belongs to, and fill in its check cells."""
        self._choose_course()
        folder = self._submitted(resources)
        graded = _grade(folder, _state(folder), self.sandbox, self.seed)
        if self.seed is None:
            self.log.warning("Each run draws other inputs: c.GradeInSandbox.seed is not set.")
        name = resources["nbgrader"]["notebook"]
        functions = {
            check_cell(one.exercise, one.name): one
            for one in graded.report.functions
            if one.exercise == name
        }
        notebook.cells += _missing(notebook, functions)
        numbers = itertools.count(1)
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            # As where all cells are run: reasons name them so.
            cell.outputs = []
            cell.execution_count = next(numbers) if cell.source.strip() else None
            marks = cell.metadata.get("nbgrader", {})
            function = functions.get(marks.get("grade_id", ""))
            if function is not None and marks.get("grade"):
                cell.outputs = _outputs(graded, function)
        return notebook, resources

    @property
    def _folders(self) -> Any:
        """Where nbgrader has everything."""
        return self.parent.parent.coursedir

    def _choose_course(self) -> None:
        """Take the course that is configured. Raises NoCourseError where there is none."""
        if not self.katas:
            return
        try:
            choose(Path(self._folders.root) / self.katas)
        except NoCourseError as error:
            says = "c.GradeInSandbox.katas in nbgrader_config.py says where it is"
            raise NoCourseError(f"{error}; {says}") from None

    def _submitted(self, resources: Any) -> Path:
        """Return the folder with all notebooks that were handed in with this one."""
        marks = resources["nbgrader"]
        folder = Path(
            self._folders.format_path(
                self._folders.submitted_directory, marks["student"], marks["assignment"]
            )
        )
        refuse_links(folder)
        return folder.resolve()


def _missing(notebook: Any, functions: Mapping[str, FunctionReport]) -> list[Any]:
    """Return the check cells that a student has deleted: their points count all the same."""
    from nbformat.v4 import new_code_cell

    present = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells}
    return [
        new_code_cell(
            f"check({function.name})",
            metadata={"nbgrader": check_marks(identity, function.max_points)},
        )
        for identity, function in functions.items()
        if identity not in present
    ]


def _outputs(graded: GradedNotebooks, function: FunctionReport) -> list[Any]:
    """Return the outputs of a check cell: the reasons, then the points."""
    from nbformat.v4 import new_output

    report, notes = graded.report, graded.notes.get(function, ())
    return [
        new_output(
            "display_data",
            {
                "text/html": feedback_page(report, function, notes),
                "text/plain": feedback_text(report, function, notes),
            },
        ),
        new_output("execute_result", {"text/plain": str(function.points)}, execution_count=None),
    ]


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes where a file in the folder does."""
    states = [(file.as_posix(), file.lstat()) for file in look_around(folder)]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in states)


@functools.lru_cache(maxsize=1)
def _grade(folder: Path, state: tuple[Any, ...], sandbox: str, seed: int | None) -> GradedNotebooks:
    """Grade a submission once for all of its notebooks, which nbgrader takes one by one."""
    cells, unread = submitted_cells(folder, course().exercise_names)
    headers = {name: read_solution(name).header for name in cells}
    return grade_notebooks(Notebooks(cells, headers, unread, folder), load_checks(), seed, sandbox)
