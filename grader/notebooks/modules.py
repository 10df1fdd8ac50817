"""Makes a module out of a notebook: what its cells define, without what they only try out.

Of each code cell, imports, assignments and definitions count. Calls, loops and plots are left out:
they would run each time the module is loaded, and one that fails would take everything with it.
IPython's magics and shell lines are left out as well, and named.
"""

import ast
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAX_BYTES = 10 * 2**20
"""Of a notebook: what is larger is not read."""
MAX_CELL = 100_000
"""Characters of a cell: to parse one takes hundreds of bytes for each."""
_MAGIC = re.compile(r"^(\s*)(?:[%!]|\w+\s*=\s*[%!]|\?).*$|^(\s*)[\w.]+\?{1,2}\s*$")
_TIMED = ("%%time", "%%timeit", "%%capture", "%%prun")
"""Magics for a whole cell whose other lines are Python."""
_DEFINITION = re.compile(r"^def (\w+)\(", re.MULTILINE)


class NotebookError(Exception):
    """A notebook that can't be read; its text says why."""


@dataclass
class ModuleSource:
    """A module's text, and what was left out on the way."""

    text: str
    magics: list[str] = field(default_factory=list)


def module_of(notebook: Path, header: str = "", *, with_ours: bool = False) -> ModuleSource:
    """Return the module that a notebook defines, below a header. Raises NotebookError.

    `with_ours`: locked cells count as well. Where points depend on it, a header of our own stands
    for them, since a learner may have changed them.
    """
    return module_of_cells(map(_text, _code_cells(_read(notebook), with_ours)), header)


def module_of_cells(cells: Iterable[str], header: str = "") -> ModuleSource:
    """Return the module that the sources of cells define, below a header."""
    source = ModuleSource(header)
    for cell in cells:
        source.text += "\n\n" + _definitions(cell, source.magics)
    source.text += "\n"
    return source


@contextmanager
def folder_of(sources: Mapping[str, ModuleSource]) -> Iterator[Path]:
    """Yield a folder that has these modules as files, by name, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "exercises"
        folder.mkdir()
        for module, source in sources.items():
            file = folder / f"{module}.py"
            file.write_text(source.text, encoding="utf-8", errors="replace", newline="\n")
        yield folder


def _read(notebook: Path) -> Any:
    if notebook.exists() and not notebook.is_file():  # a pipe would be read for ever
        raise NotebookError("it is no file")
    try:
        with notebook.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotebookError(f"it can't be read ({error.strerror})") from None
    if len(content) > MAX_BYTES:
        raise NotebookError(f"it is larger than {MAX_BYTES // 2**20} MiB")
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise NotebookError("it is damaged: it is not JSON") from None


def _code_cells(data: Any, with_ours: bool) -> Iterator[Mapping[str, Any]]:
    """Yield the code cells, those that a learner may have written, in order; it may be damaged.

    Of solution cells with one identity the last counts, as nbgrader has it.
    """
    cells = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(cells, list):
        raise NotebookError("it is damaged: it has no cells")
    written = [
        cell
        for cell in cells
        if isinstance(cell, dict)
        and cell.get("cell_type") == "code"
        and (with_ours or not _is_ours(cell))
    ]
    last = {identity: cell for cell in written if (identity := _marks(cell).get("grade_id"))}
    for cell in written:
        identity = _marks(cell).get("grade_id")
        if not identity or last[identity] is cell:
            yield cell


def _marks(cell: Mapping[str, Any]) -> dict[str, Any]:
    """Return what nbgrader has noted on a cell."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if not isinstance(marks, dict) or not isinstance(marks.get("grade_id", ""), str):
        return {}
    return marks


def _is_ours(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is not the learner's: locked, or a grade cell."""
    marks = _marks(cell)
    return bool(marks.get("locked") or marks.get("grade")) and not marks.get("solution")


def _text(cell: Mapping[str, Any]) -> str:
    """Return a cell's source, which may be a list of lines."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _definitions(cell: str, magics: list[str]) -> str:
    """Return what a cell defines; where it can't be read, functions that say so."""
    # The line ends of Python's grammar. `splitlines` knows more, which would shift the lines.
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    try:
        tree = _parse(cell)
    except SyntaxError:
        cell = _without_magics(cell, magics)
        try:
            tree = _parse(cell)
        except SyntaxError as error:
            return _unreadable(cell, error)
    lines = cell.split("\n")
    try:
        return "\n\n".join(filter(None, (_kept(node, lines) for node in tree.body)))
    except RecursionError:
        return _unreadable(cell, SyntaxError("it is nested too deep"))


def _parse(cell: str) -> ast.Module:
    if len(cell) > MAX_CELL:
        raise SyntaxError("it is too long")
    try:
        return ast.parse(cell)
    except (ValueError, RecursionError, MemoryError):
        raise SyntaxError("it can't be read") from None


def _kept(node: ast.stmt, lines: list[str]) -> str:
    """Return a statement's text if it counts; one that may fail, so that only it is lost."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        return "\n".join(lines[first - 1 : node.end_lineno])
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign):
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            return ""
        return f"try: {ast.unparse(node)}\nexcept Exception: pass"
    return ""


def _without_magics(cell: str, magics: list[str]) -> str:
    """Return a cell with `pass` in the place of IPython's own lines."""
    first = cell.lstrip().split("\n", 1)[0]
    if first.startswith("%%") and not first.startswith(_TIMED):
        magics.append(first)
        return ""
    kept = []
    for line in cell.split("\n"):
        found = _MAGIC.match(line)
        if found:
            magics.append(line.strip())
            line = f"{found[1] or found[2] or ''}pass"
        kept.append(line)
    return "\n".join(kept)


def _unreadable(cell: str, error: SyntaxError) -> str:
    """Return functions that raise what is wrong with the cell that should define them."""
    line = f"line {error.lineno} of " if error.lineno else ""
    says = repr(f"{line}the cell: {error.msg}")
    return "\n\n".join(
        f"def {name}(*arguments, **keywords):\n    raise SyntaxError({says})"
        for name in dict.fromkeys(_DEFINITION.findall(cell))
    )
