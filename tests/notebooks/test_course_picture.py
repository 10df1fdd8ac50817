"""A course's picture of a right function: an extra, that may fail but costs nothing."""

from pathlib import Path

import pytest

from grader.boundary.submitted_files import read_files
from grader.checks import pictures
from grader.course import Course
from grader.judging import pictures as judging_pictures
from grader.notebooks import course_picture
from grader.notebooks.course_picture import picture_of
from grader.reports.report import FunctionReport

MAKE_DATA = """
import numpy as np

def make_data():
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [0], [0], [1]])
"""
TRAIN = """
def train(X, y):
    return np.ones((2, 1)), np.array([[-1.5]]), [0.7, 0.5, 0.4]
"""


def picture(folder: Path, text: str, function: str = "train") -> str:
    """Return the picture of a function of a submission that holds one file."""
    (folder / "and_gate.py").write_text(text, encoding="utf-8")
    return picture_of(FunctionReport("and_gate", function, None, ()), read_files(folder))


def test_a_training_is_drawn_with_its_loss(tmp_path: Path) -> None:
    """A disc for the one row with label 1, three rings; the half above the line; three epochs."""
    drawn = picture(tmp_path, MAKE_DATA + TRAIN)
    assert drawn.count("<svg") == 2
    assert drawn.count("<circle") == 4
    assert drawn.count('fill="#2a6fbb" stroke') == 1
    assert "Loss: 0.700 to 0.400" in drawn
    assert "3 epochs" in drawn
    # In a square of -0.5 to 1.5 the line x1 + x2 = 1.5 goes from (0, 1.5) to (1.5, 0).
    assert '<polygon points="196.0,153.0 196.0,24.0 67.0,24.0"' in drawn


@pytest.mark.parametrize("function", ["make_data", "evaluate"])
def test_other_functions_have_none(function: str, tmp_path: Path) -> None:
    """Whatever they return."""
    assert picture(tmp_path, MAKE_DATA + TRAIN, function) == ""


@pytest.mark.parametrize(
    "change",
    [
        "def make_data():\n    raise NotImplementedError\n",
        "def make_data():\n    return 1\n",
        "def make_data():\n    return np.zeros((4, 3)), np.zeros((4, 1))\n",
        "def make_data():\n    return np.zeros((0, 2)), np.zeros((0, 1))\n",
        "def make_data():\n    return np.zeros((2000, 2)), np.zeros((2000, 1))\n",
        "def make_data():\n    return np.zeros((4, 2)), np.zeros((3, 1))\n",
        "def make_data():\n    return np.full((4, 2), 1e300), np.zeros((4, 1))\n",
        "def make_data():\n    return np.zeros((4, 2)), [[np.nan]] * 4\n",
        "def train(X, y):\n    raise ValueError\n",
        "def train(X, y):\n    return np.ones((3, 1)), 0.0, [1.0]\n",
        "def train(X, y):\n    return np.full((2, 1), np.nan), 0.0, [1.0]\n",
        "def train(X, y):\n    return np.ones((2, 1)), np.inf, [1.0]\n",
        "def train(X, y):\n    return np.ones((2, 1)), 0.0, []\n",
        "def train(X, y):\n    return np.ones((2, 1)), 0.0, [0.5, np.inf]\n",
        "def train(X, y):\n    return np.ones((2, 1)), 0.0, ['<script>']\n",
        "def train(X, y):\n    import os; os._exit(0)\n",
    ],
)
def test_what_can_not_be_drawn_is_not_drawn(
    change: str, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    """Nor does NumPy warn on stderr: nbgrader's `validate` would take that for a failure."""
    assert picture(tmp_path, f"{MAKE_DATA}{TRAIN}{change}") == ""
    assert not [one for one in recwarn if issubclass(one.category, RuntimeWarning)]


def test_a_training_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the limit of time for a call."""
    monkeypatch.setattr(course_picture, "CALL_TIMEOUT", 0.5)
    assert picture(tmp_path, MAKE_DATA + "def train(X, y):\n    while True: pass\n") == ""


def test_a_course_need_not_have_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nobody asks for one."""
    monkeypatch.setattr(judging_pictures, "course", lambda: Course(tmp_path))
    monkeypatch.setattr(course_picture, "Submission", None)
    assert picture(tmp_path, MAKE_DATA + TRAIN) == ""


def test_a_fault_in_the_courses_own_code_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The score is shown all the same."""

    def broken(exercise: str, function: str, learner: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(pictures, "picture", broken)
    assert picture(tmp_path, MAKE_DATA + TRAIN) == ""
