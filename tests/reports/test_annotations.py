"""Marks on a pull request: one for each fault, at its line."""

from grader.reports.github.workflow_commands import annotations
from grader.reports.message import AT, Line, line
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report
from grader.reports.status import Status


def function(name: str, *at: str, exercise: str = "a") -> FunctionReport:
    """Return a function that begins in line 7, and has raised there; or answered wrongly."""
    message = (line("Called", "f(1)"), *(Line(AT, place) for place in at))
    status = Status.ERROR if at else Status.FAILED
    check = CheckReport("id", "It is so.", False, status, 1, message, None, 0.1)
    return FunctionReport(exercise, name, 7, (check,))


def places(*functions: FunctionReport) -> list[str]:
    """Return which lines of which files are marked."""
    exercises = tuple(
        ExerciseReport(name, tuple(one for one in functions if one.exercise == name))
        for name in dict.fromkeys(one.exercise for one in functions)
    )
    marks = annotations(Report("exercises", 1, "process", exercises), "exercises")
    return [mark.partition(" ")[2].partition(",title")[0] for mark in marks]


def test_a_wrong_answer_is_marked_where_its_function_begins() -> None:
    """No line of it is known to be wrong."""
    assert places(function("f")) == ["file=exercises/a.py,line=7"]


def test_an_error_is_marked_where_it_was_raised() -> None:
    """In the innermost of the learner's files."""
    own, other = function("f", "a.py, line 12, in f"), function("g", exercise="b")
    assert places(own, other)[0] == "file=exercises/a.py,line=12"
    within = function("f", "a.py, line 12, in f", "b.py, line 3, in helper")
    assert places(within, other)[0] == "file=exercises/b.py,line=3"


def test_what_is_no_file_of_the_exercises_is_not_marked() -> None:
    """It is not in the pull request; and a report may say anything."""
    for place in ("numpy.py, line 3", "../README.md, line 3", "a.py, line -1", "a.py"):
        outside = function("f", "a.py, line 12, in f", place)
        assert places(outside) == ["file=exercises/a.py,line=12"]


def test_two_functions_that_end_at_one_line_have_one_fault() -> None:
    """Such as a helper's. Two that are wrong have two, wherever they begin."""
    helper = "a.py, line 12, in helper"
    assert places(function("f", helper), function("g", helper)) == ["file=exercises/a.py,line=12"]
    assert places(function("f"), function("g")) == ["file=exercises/a.py,line=7"] * 2
