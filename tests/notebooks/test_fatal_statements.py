"""A statement that ends Python itself, or that nothing can stop, costs nothing but itself."""

import functools
from pathlib import Path

import pytest

from grader.notebooks import grading
from grader.notebooks.cells import Cell
from grader.notebooks.grading import MAX_FATAL, GradedNotebooks, Notebooks, grade_notebooks
from grader.notebooks.page import feedback_text
from grader.notebooks.solution import read_solution
from tests.submissions import SEED, all_checks, function_of

NAME = "neural_network"
FIRST, SECOND = (f"{NAME}.matrix_multiply", f"{NAME}.sigmoid")
CHECKS = [one for one in all_checks() if one.subject in (FIRST, SECOND) and not one.hidden]
RIGHT = [read_solution(NAME).functions[name] for name in ("matrix_multiply", "sigmoid")]
CRASH = "import ctypes\nctypes.string_at(0)"


def graded(folder: Path, *cells: str) -> GradedNotebooks:
    """Grade a notebook of these cells."""
    own = [Cell(NAME, number, text) for number, text in enumerate(cells, start=1)]
    header = read_solution(NAME).header
    return grade_notebooks(Notebooks({NAME: own}, {NAME: header}, beside=folder), CHECKS, SEED)


def told(result: GradedNotebooks, subject: str) -> str:
    """Return what is told of a function."""
    function = function_of(result.report, subject)
    return feedback_text(result.report, function, result.notes.get(function, ()))


def test_a_crash_costs_no_points_and_is_told(tmp_path: Path) -> None:
    """In compiled code; what stands below it runs."""
    result = graded(tmp_path, *RIGHT, f"{CRASH}\nLAST = 1", "assert LAST")
    assert result.report.points == result.report.max_points
    place = f"{NAME}.ipynb, cell 3, line 2"
    assert result.fatal == {place: "it ended Python itself"}
    assert f"Stopped at {place}: SystemError: it ended Python itself." in told(result, FIRST)


def test_what_nothing_can_stop_costs_no_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loop in compiled code hears no signal."""
    monkeypatch.setattr(grading, "grade", functools.partial(grading.grade, call_timeout=1.0))
    monkeypatch.setattr(grading, "CALL_TIMEOUT", 1.0)
    result = graded(tmp_path, *RIGHT, "n = sum(range(10**12))")
    assert result.report.points == result.report.max_points
    assert "it had not ended, and nothing could stop it." in told(result, FIRST)


def test_a_definition_that_ends_python_costs_its_function(tmp_path: Path) -> None:
    """It says so; others have their points."""
    wrong = f"{CRASH.replace('(0)', '')}\n\n@lambda f: ctypes.string_at(0)\n{RIGHT[1]}"
    result = graded(tmp_path, RIGHT[0], wrong)
    assert function_of(result.report, FIRST).points > 0
    assert function_of(result.report, SECOND).points == 0
    assert "Raised    SystemError: it ended Python itself" in told(result, SECOND)


def test_only_so_many_are_left_out(tmp_path: Path) -> None:
    """Each costs a grading more."""
    result = graded(tmp_path, *RIGHT, *[CRASH] * (MAX_FATAL + 1))
    assert len(result.fatal) == MAX_FATAL
    assert result.report.points == 0
