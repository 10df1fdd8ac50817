"""Makes a module out of a notebook: where it is imported, it runs the cells, one after the other.

That is in a worker (`grader.worker.cells`). Here a notebook is data, and its cells are texts that
nobody looks into. What lies beside the notebooks lies beside the modules as well.
"""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from grader.boundary.submitted_files import SubmittedFiles, submitted_files
from grader.course import course
from grader.notebooks.beside import files_beside
from grader.notebooks.cells import Cell, NotebookError, read_cells

_CHECK = re.compile(
    r"^(?:from grader\.notebooks\.student import checks_of|check = checks_of\(.*\))[ \t]*$",
    re.MULTILINE,
)
"""The lines by which a notebook gets `check`, which does nothing where it is graded."""
_COPY = r"(?:[ _-]*(?:\(\d+\)|\d+|[Cc]opy ?\d*))*\.ipynb(?:\.txt|\.json)?"
"""What follows a notebook's name where it was downloaded or copied once more."""


def submitted_cells(
    folder: Path, names: Iterable[str]
) -> tuple[dict[str, list[Cell]], dict[str, str]]:
    """Return what a student has written in each notebook, and why others can't be read.

    A cell that was moved to another notebook counts in its own as well.
    """
    found, unread = {}, {}
    for name in names:
        try:
            cells = read_cells(notebook_in(folder, name), name)
        except NotebookError as error:
            unread[name] = str(error)
            continue
        found[name] = [cell for cell in cells if not cell.is_ours]
    everywhere = [cell for cells in found.values() for cell in cells]
    for name, cells in found.items():
        own = {cell.identity for cell in cells}
        cells += [one for one in everywhere if one.belongs_to(name) and one.identity not in own]
    return found, unread


def notebook_in(folder: Path, name: str) -> Path:
    """Return the file of a notebook; a download may have renamed it: "grid (1).ipynb"."""
    file = folder / f"{name}.ipynb"
    if os.path.lexists(file) or not folder.is_dir():
        return file
    renamed = re.compile(re.escape(name) + _COPY)
    copies = [one for one in folder.iterdir() if renamed.fullmatch(one.name)]
    return max(copies, key=lambda one: (len(one.name), one.name), default=file)


def module_text(
    cells: Iterable[Cell],
    header: str = "",
    fatal: Mapping[str, str] = MappingProxyType({}),
    traced: bool = False,
) -> str:
    """Return a module that runs cells, below a header. Its text has theirs, line by line.

    For `fatal` and `traced` see `grader.worker.cells.run_cells`.
    """
    listed = "".join(
        f'("{cell.notebook}.ipynb", {cell.number}, """\\\n{_quoted(cell.text)}\n"""),\n'
        for cell in cells
    )
    given = f"globals(), [\n{listed}], {dict(fatal)!r}, traced={traced}"
    run = f"from grader.worker.cells import run_cells\n\nrun_cells({given})\n"
    return f"{header}\n\n{run}".lstrip()


def _quoted(text: str) -> str:
    """Return a text as it stands between quotes, so that it is the same when it is read."""
    text = _CHECK.sub("", text).replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\0", "\\0").replace("\r", "\\r")


def files_of(
    modules: Mapping[str, str],
    beside: Path,
    as_they_are: Mapping[str, bytes] = MappingProxyType({}),
) -> SubmittedFiles:
    """Return what is graded: these modules, what lies beside the notebooks, and other modules."""
    found = {f"{module}.py": content for module, content in as_they_are.items()}
    for file in files_beside(beside).taken:
        with suppress(OSError):  # it may be unreadable, or have gone meanwhile
            found[file.relative_to(beside).as_posix()] = file.read_bytes()
    for module, text in modules.items():
        # A character by half, which JSON can hold, is written as it can be read again.
        found[f"{module}.py"] = text.encode("utf-8", "backslashreplace")
    return submitted_files(Path(course().exercises.name), found)
