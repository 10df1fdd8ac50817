"""A module is made out of a notebook: what counts of it, and what is made of damaged ones."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.notebooks.modules import NotebookError, module_of


def module(folder: Path, *cells: Any) -> Any:
    """Return the names that a module has that is made of a notebook's cells."""
    file = folder / "n.ipynb"
    file.write_text(json.dumps({"cells": list(cells)}), encoding="utf-8")
    source = module_of(file)
    namespace: dict[str, Any] = {"magics": source.magics}
    exec(source.text, namespace)
    return namespace


def code(source: Any, **marks: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {"nbgrader": marks}, "source": source}


def test_definitions_count_and_trials_do_not(tmp_path: Path) -> None:
    """Helpers in other cells, imports that fail, texts over several lines."""
    names = module(
        tmp_path,
        code("import no_such_module\nimport math\nSCALE = 2\nf(1)\nfor i in x: pass\n1 / 0"),
        code(["def f(x):\n", '    """A text\n', '  over lines."""\n', "    return SCALE * x"]),
        {"cell_type": "markdown", "source": "def g(): pass"},
    )
    assert names["f"](3) == 6
    assert names["f"].__doc__ == "A text\n  over lines."
    assert "g" not in names


@pytest.mark.parametrize("end", ["\u2028", "\x0c", "\x1c", "\x85", "\r", "\r\n"])
@pytest.mark.parametrize("magic", ["", "%matplotlib inline\n"])
def test_any_end_of_a_line_costs_nothing(end: str, magic: str, tmp_path: Path) -> None:
    """Those that are pasted out of a web page, too, where Python's grammar sees none."""
    names = module(tmp_path, code(f"{magic}# a{end}#b\ndef f():\n    return 1\n"))
    assert names["f"]() == 1


@pytest.mark.parametrize(
    ("cell", "magics"),
    [
        ("%matplotlib inline\ndef f(): return 1", ["%matplotlib inline"]),
        ("%%time\ndef f(): return 1", ["%%time"]),
        ("def f():\n    !ls\n    x = %who\n    return 1", ["!ls", "x = %who"]),
        ("f?\ndef f(): return 1", ["f?"]),
        ("def f():\n    return (7\n        % 2)", []),
    ],
)
def test_magics_are_left_out(cell: str, magics: list[str], tmp_path: Path) -> None:
    """And a remainder is no magic."""
    names = module(tmp_path, code(cell))
    assert names["f"]() == 1
    assert names["magics"] == magics


def test_a_cell_in_another_language_is_left_out(tmp_path: Path) -> None:
    """Whatever is in it."""
    assert module(tmp_path, code("%%bash\nrm -rf x"))["magics"] == ["%%bash"]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"cells": 1}', "[" * 100_000, '{"cells": null}', "\x00"]
)
def test_a_damaged_notebook_is_told(text: str, tmp_path: Path) -> None:
    """By an error of its own."""
    file = tmp_path / "n.ipynb"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError):
        module_of(file)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_pipe_is_no_notebook(tmp_path: Path) -> None:
    """Nobody waits for what it may hold."""
    os.mkfifo(tmp_path / "pipe.ipynb")
    with pytest.raises(NotebookError, match="no file"):
        module_of(tmp_path / "pipe.ipynb")


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ("x = " + "1 + " * 20_000 + "1", "it is nested too deep|it can't be read"),
        ("x = [" + "1, " * 50_000 + "]", "it is too long"),
        ("x = (", "line 2 of the cell: '\\(' was never closed"),
    ],
)
def test_a_cell_that_can_not_be_read_says_so_when_called(
    extra: str, says: str, tmp_path: Path
) -> None:
    """It costs its own functions, and no others."""
    names = module(tmp_path, code("def f(): return 1"), code(f"def g(): return 2\n{extra}"))
    assert names["f"]() == 1
    with pytest.raises(SyntaxError, match=says):
        names["g"]()


@pytest.mark.parametrize(
    "cell",
    [
        1, None, {}, {"cell_type": "code"}, {"cell_type": "code", "source": [1, None]},
        {"cell_type": "code", "metadata": [], "source": ""}, code("x" * 10, grade_id=[1]),
        code("(" * 100_000), code("\x00"),
    ],
)  # fmt: skip
def test_odd_cells_are_passed_over(cell: Any, tmp_path: Path) -> None:
    """The others count as ever."""
    assert module(tmp_path, cell, code("def f(): return 1"))["f"]() == 1
