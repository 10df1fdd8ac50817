"""Reads a notebook: its cells, numbered as in Jupyter. It may be damaged, or hold anything."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

MAX_BYTES = 32 * 2**20
"""Of a notebook: what is larger is not read. Most of that are pictures in outputs."""
MAX_CELLS = 1_000
MAX_CHARACTERS = 200_000
"""Of all its cells."""


class NotebookError(Exception):
    """A notebook that can't be read; its text says why: "it is damaged: it is not JSON"."""


class AnyCell(NamedTuple):
    """A cell of any kind, without what it has shown."""

    kind: str
    """As the file says: "code", "markdown", or anything."""
    text: str
    marks: dict[str, Any]
    """What nbgrader has noted on it."""


class Cell(NamedTuple):
    """A code cell that is not empty."""

    notebook: str
    number: int
    """The one that Jupyter gives it when all cells are run in order."""
    text: str
    identity: str = ""
    """nbgrader's name for it: "neural_network-sigmoid-solution"."""
    is_solution: bool = False
    is_ours: bool = False
    """Whether it is not a student's: locked, or a grade cell."""

    def belongs_to(self, notebook: str) -> bool:
        """Whether it is a solution of a notebook, by its mark; it may stand in another one."""
        return self.is_solution and self.identity.startswith(f"{notebook}-")


def read_cells(file: Path, name: str) -> list[Cell]:
    """Return the code cells of a notebook. Raises NotebookError."""
    cells: list[Cell] = []
    for kind, text, marks in read_all_cells(file):
        is_solution = bool(marks.get("solution"))
        # nbgrader makes a cell code again that a student has turned into text.
        if (kind != "code" and not is_solution) or not text.strip():
            continue
        is_ours = bool(marks.get("locked") or marks.get("grade")) and not is_solution
        identity = marks.get("grade_id", "")
        cells.append(Cell(name, len(cells) + 1, text, identity, is_solution, is_ours))
    return cells


def read_all_cells(file: Path) -> list[AnyCell]:
    """Return the cells of a notebook, of all kinds. Raises NotebookError."""
    cells: list[AnyCell] = []
    characters = 0
    for cell in _cells(_read(file)):
        cells.append(AnyCell(str(cell.get("cell_type")), _text(cell), _marks(cell)))
        characters += len(cells[-1].text)
        if len(cells) > MAX_CELLS:
            raise NotebookError(f"it has more than {MAX_CELLS:,} cells")
        if characters > MAX_CHARACTERS:
            raise NotebookError(f"its cells have more than {MAX_CHARACTERS:,} characters")
    return cells


def _read(file: Path) -> Any:
    if file.is_symlink():  # it may lead to somebody else's work, or to ours
        raise NotebookError("it is a link, not what was handed in")
    if not file.exists():
        raise NotebookError("it was not handed in")
    if not file.is_file():  # a pipe would be read for ever
        raise NotebookError("it is no file")
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotebookError(f"it can't be opened ({error.strerror})") from None
    if len(content) > MAX_BYTES:
        raise NotebookError(f"it is larger than {MAX_BYTES // 2**20} MiB")
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise NotebookError("it is damaged: it is not JSON") from None


def _cells(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the cells; up to version 3 of the format, they stand on worksheets."""
    if not isinstance(data, dict):
        raise NotebookError("it is damaged: it has no cells")
    sheets = data["worksheets"] if isinstance(data.get("worksheets"), list) else [data]
    for sheet in sheets:
        cells = sheet.get("cells") if isinstance(sheet, dict) else None
        if not isinstance(cells, list):
            raise NotebookError("it is damaged: it has no cells")
        yield from (cell for cell in cells if isinstance(cell, dict))


def _marks(cell: Mapping[str, Any]) -> dict[str, Any]:
    """Return what nbgrader has noted on a cell."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if not isinstance(marks, dict) or not isinstance(marks.get("grade_id", ""), str):
        return {}
    return marks


def _text(cell: Mapping[str, Any]) -> str:
    """Return a cell's source, which may be a list of lines."""
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""
