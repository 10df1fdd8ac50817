"""In a student's Jupyter: `check` runs in place, and so does nbgrader's `validate`."""

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks.nbgrader_course import (
    ASSIGNMENT,
    NbgraderCourse,
    identity_of,
    solutions,
)

PATIENCE = 300
"""Seconds for a cell: should a limit of ours fail, the tests must not hang."""


@pytest.fixture(scope="module")
def work(course: NbgraderCourse) -> Path:
    """Take what is handed out, and solve the toolkit and the first kata."""
    course.submit("right", solutions(), ("neural_network", "and_gate"))
    folder = course.folder / "release" / ASSIGNMENT
    for name in ("neural_network", "and_gate"):
        shutil.copy(course.notebook("submitted", name, "right"), folder)
    return folder


# ── check ────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Shown:
    """What a cell has shown."""

    text: str = ""
    html: list[str] = field(default_factory=list)
    stderr: str = ""
    error: str = ""

    def take(self, message: dict[str, Any]) -> None:
        """Take in a message of the kernel."""
        content = message["content"]
        if message["msg_type"] in ("display_data", "execute_result"):
            self.text += content["data"].get("text/plain", "")
            self.html += [content["data"]["text/html"]] if "text/html" in content["data"] else []
        elif message["msg_type"] == "stream" and content["name"] == "stderr":
            self.stderr += content["text"]
        elif message["msg_type"] == "error":
            self.error = f"{content['ename']}: {content['evalue']}"


@dataclass
class Notebook:
    """A notebook that is open in a kernel, in the folder of the assignment."""

    client: Any

    def run(self, cell: str) -> Shown:
        """Run a cell."""
        shown = Shown()
        self.client.execute_interactive(cell, output_hook=shown.take, timeout=PATIENCE)
        return shown


@pytest.fixture(scope="module")
def client(work: Path) -> Iterator[Any]:
    """Start a kernel."""
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3", cwd=str(work))
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def notebook(course: NbgraderCourse, client: Any) -> Notebook:
    """Open the notebook of the first kata anew, and run its first cell."""
    (setup,) = (
        "".join(cell["source"])
        for cell in course.cells("release", "and_gate")
        if identity_of(cell) == "and_gate-setup"
    )
    notebook = Notebook(client)
    for cell in ("%reset -f", "%reset -f in", setup):
        assert notebook.run(cell) == Shown()
    return notebook


MAKE_DATA = """
def make_data():
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [0], [0], [1]])
"""
TRAIN = solutions("and_gate")["and_gate-train-solution"]


def test_the_grader_is_the_one_beside_the_notebook(notebook: Notebook, work: Path) -> None:
    """So that nothing needs to be installed for it."""
    notebook.run("import grader")
    assert notebook.run("grader.__file__").text == repr(str(work / "grader" / "__init__.py"))


def test_a_wrong_one_is_told_why_and_the_notebook_goes_on(notebook: Notebook) -> None:
    """An error would stop whoever runs all cells."""
    notebook.run(MAKE_DATA.replace("[0], [1]]", "[1], [1]]"))
    shown = notebook.run("check(make_data)")
    assert "make_data: 1 of 3 points, ✗ wrong answer" in shown.text
    assert "AND is 1 only where both inputs are 1." in shown.text
    assert shown.stderr == "make_data is not right yet.\n"
    assert shown.error == ""


def test_a_right_training_is_shown_with_its_picture(notebook: Notebook) -> None:
    """It was called by the grader, and never in the notebook itself."""
    notebook.run(MAKE_DATA)
    notebook.run("calls = []")
    notebook.run(TRAIN.replace("    W = np.zeros", "    calls.append(1)\n    W = np.zeros"))
    shown = notebook.run("check(train)")
    score, picture = shown.html
    assert "train: 2 of 8 points, ✓ right so far; 6 more are graded later" in shown.text
    assert "train: 2 of 8 points, ✓ right so far; 6 more are graded later" in score
    assert "500 epochs" in picture
    assert (shown.stderr, shown.error) == ("", "")
    assert notebook.run("len(calls)").text == "0"


def test_a_right_training_needs_no_data_of_its_own(notebook: Notebook) -> None:
    """While `make_data` is to do there is no picture, and the score is shown."""
    notebook.run("def make_data():\n    raise NotImplementedError('make_data in and_gate.py')")
    notebook.run(TRAIN)
    shown = notebook.run("check(train)")
    assert "train: 2 of 8 points, ✓ right so far; 6 more are graded later" in shown.text
    assert len(shown.html) == 1
    assert (shown.stderr, shown.error) == ("", "")


def test_a_training_that_ends_only_for_its_checks_keeps_its_score(notebook: Notebook) -> None:
    """Its picture has the time of a call, and no more."""
    notebook.run("import grader.notebooks.course_picture as asked; asked.CALL_TIMEOUT = 0.5")
    notebook.run("begun = []")
    notebook.run(MAKE_DATA.replace("    return", "    begun.append(1)\n    return"))
    notebook.run(TRAIN.replace("    W = np.zeros", "    while begun: pass\n    W = np.zeros"))
    shown = notebook.run("check(train)")
    assert "train: 2 of 8 points, ✓ right so far; 6 more are graded later" in shown.text
    assert len(shown.html) == 1
    assert (shown.stderr, shown.error) == ("", "")


# ── how functions are written ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "cell",
    [
        "make_data = lambda: (X, np.array([[0], [0], [0], [1]]))",
        "def decorated(f):\n    def wrapper():\n        return f()\n    return wrapper\n\n"
        "@decorated\ndef make_data():\n    return X, np.array([[0], [0], [0], [1]])",
        "class Data:\n    def __call__(self):\n        return X, np.array([[0], [0], [0], [1]])\n\n"
        "make_data = Data()",
        "%%time\ndef make_data():\n    return X, np.array([[0], [0], [0], [1]])",
        "from my_data import make_data",
    ],
)
def test_the_name_at_which_a_function_stands_counts(
    cell: str, notebook: Notebook, work: Path
) -> None:
    """Whatever it calls itself, and in whichever way it was defined."""
    data = "import numpy as np\nX = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])\n"
    helper = f"{data}def make_data():\n    return X, np.array([[0], [0], [0], [1]])\n"
    (work / "my_data.py").write_text(helper, encoding="utf-8")
    notebook.run(data)
    notebook.run(cell)
    shown = notebook.run("check(make_data)")
    assert "make_data: 3 of 3 points" in shown.text
    assert (shown.stderr, shown.error) == ("", "")


def test_a_function_of_another_name_is_not_checked(notebook: Notebook) -> None:
    """It says which ones are."""
    notebook.run("def my_data():\n    return 1")
    shown = notebook.run("check(my_data)")
    assert shown.error.startswith("ValueError: check() takes one of the functions of this notebook")
    assert "make_data, train, evaluate" in shown.error


def test_what_did_not_run_is_told(notebook: Notebook) -> None:
    """By the number that the cell has in the notebook."""
    number = int(notebook.run("len(In)").text)
    notebook.run("%precision 3\nSIZE = 1 / 0")
    notebook.run("def make_data():\n    return SIZE")
    shown = notebook.run("check(make_data)")
    assert "Left out, as it is not Python: `%precision 3`." in shown.text
    assert f"Stopped at and_gate.ipynb, cell {number}, line 2: ZeroDivisionError" in shown.text


def test_another_notebook_is_imported_as_it_runs(notebook: Notebook, work: Path) -> None:
    """With what it tries out, which shows nothing here, and costs nothing where it fails."""
    cells = ["N = 0\nN += 3", "print('here')\ndisplay(N)\n1 / 0", "!ls\nF = lambda: N"]
    data = {"cells": [{"cell_type": "code", "metadata": {}, "source": one} for one in cells]}
    (work / "or_gate.ipynb").write_text(json.dumps(data), encoding="utf-8")
    shown = notebook.run("from or_gate import F\nF()")
    assert shown == Shown(text="3")


# ── validate ─────────────────────────────────────────────────────────────────────────────────


def validated(notebook: Path) -> str:
    """Return what nbgrader says to a student who asks whether a notebook is right."""
    from nbgrader.validator import Validator

    validator = Validator()
    validator.stream = io.StringIO()
    validator.validate_and_print(str(notebook))
    return validator.stream.getvalue()


def test_validate_tells_that_all_is_right(work: Path) -> None:
    """And a kata finds the toolkit in the notebook beside it."""
    says = validated(work / "and_gate.ipynb")
    assert "Success! Your notebook passes all the tests." in says


def test_validate_tells_what_is_not_right(work: Path) -> None:
    """Each function that is still to do."""
    says = validated(work / "grid.ipynb")
    assert "VALIDATION FAILED ON 4 CELL(S)" in says
    assert "make_data is not right yet." in says
