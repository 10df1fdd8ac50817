"""What there is to tell of a class, as numbers; how it is shown is not decided here."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Engine

from grader.gradebook.grades import Grades, State, read_grades
from grader.gradebook.insights.checks import Cause, FunctionFigures, read_causes, read_functions
from grader.gradebook.insights.points import PointFigures, point_figures
from grader.gradebook.insights.students import HelpFigures, SlowSubmission, read_help, read_slowest
from grader.gradebook.insights.times import Dot, TimeFigures, time_figures

HARDEST = 3


@dataclass(frozen=True)
class Figures:
    """A class."""

    students: int
    states: Counter[State]
    late: int
    points: PointFigures
    functions: tuple[FunctionFigures, ...]
    causes: tuple[Cause, ...]
    help: HelpFigures
    times: TimeFigures
    slowest: tuple[SlowSubmission, ...]

    @property
    def hardest(self) -> tuple[FunctionFigures, ...]:
        """The functions where most have not all points."""
        by_rate = sorted(self.functions, key=lambda one: -one.rate)
        return tuple(by_rate[:HARDEST])


def read_figures(engine: Engine) -> Figures:
    """Read them from a gradebook."""
    grades = read_grades(engine)
    everybody = grades.students
    with engine.connect() as connection:
        return Figures(
            students=len(everybody),
            states=Counter(one.state for one in everybody),
            late=sum(one.late for one in everybody),
            points=point_figures(
                [one.total for one in everybody if one.has_score], grades.max_points
            ),
            functions=read_functions(connection),
            causes=read_causes(connection),
            help=read_help(connection, everybody),
            times=time_figures(_dots(grades), grades.max_points),
            slowest=read_slowest(connection, everybody),
        )


def _dots(grades: Grades) -> list[Dot]:
    return [
        Dot(one.handed_in, one.total, one.late)
        for one in grades.students
        if one.handed_in and one.has_score
    ]
