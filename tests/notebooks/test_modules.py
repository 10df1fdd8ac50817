"""A notebook is data: which of its cells count, and which files of its folder do."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.notebooks import beside, cells
from grader.notebooks.beside import files_beside
from grader.notebooks.cells import Cell, NotebookError, read_cells
from grader.notebooks.modules import files_of, module_text, submitted_cells
from grader.worker import cells as worker


def write(file: Path, *given: Any) -> Path:
    """Write a notebook that has these cells."""
    file.write_text(json.dumps({"cells": list(given)}), encoding="utf-8")
    return file


def code(source: Any, kind: str = "code", **marks: Any) -> dict[str, Any]:
    return {"cell_type": kind, "metadata": {"nbgrader": marks}, "source": source}


def solution(source: str, identity: str, kind: str = "code") -> dict[str, Any]:
    return code(source, kind, solution=True, grade_id=identity)


def texts(folder: Path, *names: str) -> dict[str, list[str]]:
    """Return the cells that count of notebooks in a folder."""
    found, _ = submitted_cells(folder, names)
    return {name: [cell.text for cell in own] for name, own in found.items()}


# ── cells ────────────────────────────────────────────────────────────────────────────────────


def test_cells_have_the_numbers_that_jupyter_gives_them(tmp_path: Path) -> None:
    """Where all are run in order: those that are not code, or empty, have none."""
    file = write(
        tmp_path / "n.ipynb",
        code("# A title", "markdown"),
        code("import x", locked=True),
        code(" \n"),
        code(["a = 1\n", "b = 2"]),
        solution("def f(): pass", "n-f-solution"),
        code("check(f)", grade=True, locked=True),
        code("c"),
    )
    found = [(one.number, one.text, one.is_ours) for one in read_cells(file, "n")]
    assert found == [
        (1, "import x", True),
        (2, "a = 1\nb = 2", False),
        (3, "def f(): pass", False),
        (4, "check(f)", True),
        (5, "c", False),
    ]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_solution_that_became_text_is_code(kind: str, tmp_path: Path) -> None:
    """nbgrader shows it so."""
    write(tmp_path / "n.ipynb", solution("f", "n-f-solution", kind), code("g", kind))
    assert texts(tmp_path, "n") == {"n": ["f"]}


def test_of_a_cell_that_was_split_both_halves_count(tmp_path: Path) -> None:
    """They have one identity."""
    halves = [solution(text, "n-f-solution") for text in ("def f(): pass", "f()")]
    write(tmp_path / "n.ipynb", *halves)
    assert texts(tmp_path, "n") == {"n": ["def f(): pass", "f()"]}


def test_a_cell_that_was_moved_counts_in_its_own_notebook(tmp_path: Path) -> None:
    """One that was copied counts where it stands."""
    write(tmp_path / "n.ipynb", solution("f in n", "n-f-solution"))
    write(
        tmp_path / "m.ipynb",
        solution("f in m", "n-f-solution"),
        solution("g in m", "n-g-solution"),
    )
    assert texts(tmp_path, "n", "m") == {"n": ["f in n", "g in m"], "m": ["f in m", "g in m"]}


@pytest.mark.parametrize(
    "name",
    [
        *("n (1).ipynb", "n(2).ipynb", "n-Copy1.ipynb", "n - Copy.ipynb", "n_1.ipynb"),
        *("n copy 2.ipynb", "n (1) (1).ipynb", "n.ipynb.txt", "n (1).ipynb.json"),
    ],
)
def test_a_notebook_that_a_download_has_renamed_is_found(name: str, tmp_path: Path) -> None:
    """Beside others of a longer name."""
    write(tmp_path / "n_and_more.ipynb", code("no"))
    write(tmp_path / name, code("f"))
    assert texts(tmp_path, "n") == {"n": ["f"]}


def test_of_several_downloads_the_last_counts(tmp_path: Path) -> None:
    """But what has the name itself, before all."""
    for number in (2, 10, 9):
        write(tmp_path / f"n ({number}).ipynb", code(str(number)))
    assert texts(tmp_path, "n") == {"n": ["10"]}
    write(tmp_path / "n.ipynb", code("itself"))
    assert texts(tmp_path, "n") == {"n": ["itself"]}


def test_outputs_are_no_part_of_the_answer(tmp_path: Path) -> None:
    """However large they are."""
    plot = {**code("f"), "outputs": [{"data": {"image/png": "A" * 11 * 2**20}}]}
    write(tmp_path / "n.ipynb", plot)
    assert texts(tmp_path, "n") == {"n": ["f"]}


def test_the_third_version_of_the_format_is_read(tmp_path: Path) -> None:
    """It has worksheets, and another word for a source."""
    cell = {"cell_type": "code", "metadata": {}, "input": ["f\n", "g"]}
    old = {"nbformat": 3, "worksheets": [{"cells": [cell]}, {"cells": [cell]}]}
    (tmp_path / "n.ipynb").write_text(json.dumps(old), encoding="utf-8")
    assert texts(tmp_path, "n") == {"n": ["f\ng", "f\ng"]}


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"cells": 1}', "[" * 100_000, '{"cells": null}', "\x00", '{"worksheets": [1]}'],
)
def test_a_damaged_notebook_is_told(text: str, tmp_path: Path) -> None:
    """By an error of its own; among others it is missing."""
    file = tmp_path / "n.ipynb"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError, match="it is damaged"):
        read_cells(file, "n")
    write(tmp_path / "m.ipynb", code("f"))
    assert texts(tmp_path, "n", "m") == {"m": ["f"]}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_pipe_is_no_notebook(tmp_path: Path) -> None:
    """Nobody waits for what it may hold."""
    os.mkfifo(tmp_path / "pipe.ipynb")
    with pytest.raises(NotebookError, match="no file"):
        read_cells(tmp_path / "pipe.ipynb", "pipe")


@pytest.mark.parametrize("limit", ["MAX_BYTES", "MAX_CHARACTERS", "MAX_CELLS"])
def test_what_is_too_large_is_not_read(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a file nor its cells."""
    monkeypatch.setattr(cells, limit, 5)
    with pytest.raises(NotebookError, match=r"larger than|more than"):
        read_cells(write(tmp_path / "n.ipynb", *[code("a = 1", "markdown")] * 6), "n")


@pytest.mark.parametrize(
    "cell",
    [
        1, None, {}, {"cell_type": "code"}, {"cell_type": "code", "source": [1, None]},
        {"cell_type": "code", "metadata": [], "source": ""}, code("x", "code", grade_id=[1]),
    ],
)  # fmt: skip
def test_odd_cells_are_passed_over(cell: Any, tmp_path: Path) -> None:
    """The others count as ever."""
    write(tmp_path / "n.ipynb", cell, code("f"))
    assert texts(tmp_path, "n")["n"][-1] == "f"


# ── the module ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    '''a'''\n    \"\"\"b\"\"\"\n    return '\\n'",
        "'\\\\' + \"\"\"", "a\r\nb\rc", "# \u2028 \x0c \x85 \x1c \u00e4 \U0001f600",
        "\ud800", "\x00", "\\", '"', "", "\n\n", "\ufeffx", "%%time\n!ls",
    ],
)  # fmt: skip
def test_a_text_reaches_the_worker_as_it_is(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is in it; only an end of the line is added."""
    taken: list[Any] = []
    monkeypatch.setattr(worker, "run_cells", lambda names, given, *_, **__: taken.extend(given))
    files = files_of({"grid": module_text([Cell("n", 7, text)])}, tmp_path)
    exec(compile(files.contents["grid.py"], "grid.py", "exec"), {})
    assert taken == [("n.ipynb", 7, f"{text}\n")]


def test_a_module_has_the_lines_of_its_cells() -> None:
    """The grader tells by them what is still to do."""
    text = module_text([Cell("n", 1, "def f():\n    raise NotImplementedError")], "import math")
    assert text.startswith("import math\n")
    assert "\ndef f():\n    raise NotImplementedError\n" in text


def test_what_gives_a_notebook_its_check_does_not_run() -> None:
    """It would load the grader, and grade, within a worker."""
    setup = (
        "from grader.notebooks.student import checks_of\n\nimport math\n\n"
        'check = checks_of("neural_network")\n'
    )
    text = module_text([Cell("n", 1, setup)])
    assert "checks_of" not in text
    assert "import math" in text


# ── the folder ───────────────────────────────────────────────────────────────────────────────


def tree(folder: Path, files: Mapping[str, str]) -> None:
    """Write files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_helpers_and_data_lie_beside_the_modules(tmp_path: Path) -> None:
    """What is nobody's work does not, nor what would stand in the place of a module."""
    tree(
        tmp_path,
        {
            "helper.py": "x = 1", "data/points.csv": "1,2", "package/__init__.py": "",
            "n.ipynb": "{}", "grader/x.py": "", "__pycache__/x.pyc": "", ".git/config": "",
            "neural_network.py": "wrong", "grid/__init__.py": "wrong",
        },
    )  # fmt: skip
    assert files_of({"neural_network": "right"}, tmp_path).contents == {
        "helper.py": b"x = 1",
        "data/points.csv": b"1,2",
        "package/__init__.py": b"",
        "neural_network.py": b"right",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes rights there")
def test_links_and_pipes_beside_a_notebook_are_not_followed(tmp_path: Path) -> None:
    """They lead to what somebody else has written, or nowhere."""
    tree(tmp_path, {"secret/x.py": "", "work/helper.py": ""})
    work = tmp_path / "work"
    (work / "link.py").symlink_to(tmp_path / "secret" / "x.py")
    (work / "folder").symlink_to(tmp_path / "secret")
    os.mkfifo(work / "pipe.py")
    found = files_beside(work)
    assert found.taken == [work / "helper.py"]
    odd = ("link.py", "pipe.py", "folder")
    assert found.notes == [f"Not taken, as it is a link or no file: {name}." for name in odd]


@pytest.mark.parametrize(("limit", "most"), [("MAX_FILES", 2), ("MAX_FILES_BYTES", 20)])
def test_only_so_much_is_taken(
    limit: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies on top comes first."""
    monkeypatch.setattr(beside, limit, most)
    tree(tmp_path, {"a/1.py": "x" * 10, "b.py": "x" * 10, "c.py": "x" * 10})
    found = files_beside(tmp_path)
    assert found.taken == [tmp_path / "b.py", tmp_path / "c.py"]
    assert "at most" in found.notes[0]
