"""Reads what students have handed in, in the place of nbgrader's own reading.

nbgrader copies all that lies in a student's folder, follows links, and gives a student up at a
notebook that it can't read. Here nothing is followed, each notebook stands for itself, and what
can't be read becomes a page that says why.
"""

import copy
import glob
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter

from grader.course import course
from grader.notebooks.beside import MAX_ENTRIES, is_ordinary, look_around
from grader.notebooks.cells import AnyCell, NotebookError, read_all_cells
from grader.notebooks.modules import notebook_in

MAX_ODD = 20
"""How many links and pipes are left out one by one: nbgrader looks for each beside each file."""
TIMESTAMP = "timestamp.txt"
"""nbgrader's own file, which it opens whatever it is."""
SMALL_GRADER = ("grader", "pyproject.toml")
"""What students have to check their work, and nothing is graded by."""


class HandedIn(NotebookExporter):  # type: ignore[misc]
    """Reads notebooks for `nbgrader autograde`, and says which files it may copy.

    nbgrader's hook is told neither whose files they are nor where they go, so it is set from here.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._ignored = [*self.parent.coursedir.ignore, *SMALL_GRADER]
        # Its own: what is ignored here is released all the same.
        self.parent.coursedir = copy.copy(self.parent.coursedir)
        self.parent.pre_convert_hook = self._prepare

    def _prepare(self, assignment: str, student: str, notebooks: list[str]) -> None:
        """Make ready a student's folder; its notebooks are in a list.

        One that a download has renamed gets its name back.
        """
        self._copy_all_but(["*"])
        folder = Path(notebooks[0]).parent
        if folder.is_symlink() or folder.parent.is_symlink():
            return
        if not is_ordinary(folder / TIMESTAMP):
            (folder / TIMESTAMP).unlink(missing_ok=True)
        for name in course().exercise_names:
            file = notebook_in(folder, name)
            if is_ordinary(file):
                file.rename(folder / f"{name}.ipynb")
        notebooks[:] = sorted(map(str, folder.glob("*.ipynb")))
        files = list(look_around(folder))
        odd = [file for file in files if not is_ordinary(file) and file.suffix != ".ipynb"]
        for file in odd[:MAX_ODD]:
            self.log.warning("%s is not copied: it is a link or no file", file)
        if len(files) < MAX_ENTRIES and len(odd) <= MAX_ODD:
            self._copy_all_but([glob.escape(file.name) for file in odd])

    def _copy_all_but(self, names: Sequence[str]) -> None:
        self.parent.coursedir.ignore = [*self._ignored, *names]

    def from_filename(
        self, filename: str, resources: Any = None, **settings: Any
    ) -> tuple[Any, Any]:
        """Read a notebook. Raises ValueError where its folder is a link."""
        file = Path(filename)
        refuse_links(file.parent)
        try:
            cells = read_all_cells(file)
        except NotebookError as error:
            self.log.warning("%s was not read: %s", file, error)
            says = f"**{file.name} was not read: {error}.** Other notebooks count all the same."
            cells = [AnyCell("markdown", says, {})]
        read: tuple[Any, Any] = self.from_notebook_node(_notebook(cells), resources, **settings)
        return read


def refuse_links(folder: Path) -> None:
    """Raise ValueError where a submitted folder is a link.

    It may lead to somebody else's work, or to ours: not even feedback may show it.
    """
    for path in (folder.parent, folder):
        if path.is_symlink():
            raise ValueError(f"{path} is a link, not what was handed in")


def _notebook(cells: Sequence[AnyCell]) -> Any:
    """Return a notebook that has these cells, and nothing else of what a file may hold."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

    makers = {"code": new_code_cell, "markdown": new_markdown_cell}
    made = []
    for number, (kind, text, marks) in enumerate(cells):
        cell = makers.get(kind, new_raw_cell)(text, id=f"cell-{number}")
        # A raw text is shown in no page: some tools would take it for HTML.
        cell.metadata = {"raw_mimetype": "text/plain"} if cell.cell_type == "raw" else {}
        if marks:
            cell.metadata["nbgrader"] = marks
        made.append(cell)
    return new_notebook(cells=made)
