"""Decides what a student reads: points, what a teacher says, and one problem for each fault."""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.gradebook.grades import Grade
from grader.reports.disclosure import only_visible
from grader.reports.message import PRINTED, PRINTED_LAST
from grader.reports.problems import Problem, broken_modules, problems
from grader.reports.renderers.words import SIGNS, verdict
from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

CODE = ("Called", "Returned", "Expected", "Raised", PRINTED, PRINTED_LAST, "")
"""Labels of lines whose text is code, or goes on from above."""


@dataclass(frozen=True)
class FunctionRow:
    """A function in the table."""

    name: str
    sign: str
    verdict: str
    """What became of its visible checks."""
    points: int
    max_points: int
    hidden_points: int
    """Those of its hidden checks, which are among its points."""
    hidden_max_points: int


@dataclass(frozen=True)
class ExerciseRows:
    """An exercise in the table."""

    name: str
    points: int
    """A teacher's included."""
    max_points: int
    functions: tuple[FunctionRow, ...]


@dataclass(frozen=True)
class Page:
    """What a student gets to read."""

    grade: Grade
    max_points: int
    exercises: tuple[ExerciseRows, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def hidden_points(self) -> tuple[int, int]:
        """Return the points of hidden checks, and the most of them."""
        rows = [row for exercise in self.exercises for row in exercise.functions]
        return sum(one.hidden_points for one in rows), sum(one.hidden_max_points for one in rows)


def page_of(grade: Grade, max_points: int, report: Report | None) -> Page:
    """Return the page of a student; without a report there is a grade to tell, and why."""
    if report is None:
        return Page(grade, max_points)
    visible = only_visible(report)
    exercises = tuple(
        ExerciseRows(
            exercise.name,
            exercise.points + grade.added(exercise.name),
            exercise.max_points,
            tuple(_rows(exercise.functions, visible)),
        )
        for exercise in report.exercises
    )
    return Page(grade, max_points, exercises, tuple(problems(visible)))


def _rows(functions: tuple[FunctionReport, ...], visible: Report) -> Iterator[FunctionRow]:
    shown = {function.full_name: function for function in visible.functions}
    broken = broken_modules(visible)
    for function in functions:
        told = shown.get(function.full_name)
        points, most = (told.points, told.max_points) if told else (0, 0)
        lost_hidden = function.points - points < function.max_points - most
        yield FunctionRow(
            name=function.name,
            sign=_sign(told, lost_hidden),
            verdict=_verdict(told, lost_hidden, broken),
            points=function.points,
            max_points=function.max_points,
            hidden_points=function.points - points,
            hidden_max_points=function.max_points - most,
        )


def _sign(told: FunctionReport | None, lost_hidden: bool) -> str:
    status = told.status if told else Status.PASSED
    return SIGNS[Status.FAILED if status is Status.PASSED and lost_hidden else status]


def _verdict(told: FunctionReport | None, lost_hidden: bool, broken: set[str]) -> str:
    """Say what became of the visible checks; and no more than points of the hidden ones."""
    if told is None or (told.status is Status.PASSED and lost_hidden):
        return "not all points of hidden checks" if lost_hidden else "right"
    return verdict(told, broken)
