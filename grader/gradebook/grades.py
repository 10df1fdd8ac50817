"""Reads the grades of the class: for each student what counts, with a teacher's own points."""

import enum
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, func, select

from grader.gradebook.results import newest_results
from grader.gradebook.tables import Adjustment, CheckResult, Result, Student, Submission


class State(enum.StrEnum):
    """What became of a student's work."""

    GRADED = "graded"
    MISSING = "missing"
    """Nothing was handed in."""
    UNREADABLE = "unreadable"
    """It costs all points."""
    NOT_GRADED = "not graded"
    """Not yet, or the grader failed: there is no score."""


@dataclass(frozen=True)
class Comment:
    """What a teacher says of an exercise, and adds to its points."""

    exercise: str
    """ "" for the whole."""
    points: int
    text: str


@dataclass(frozen=True)
class Grade:
    """What a student gets."""

    identity: str
    name: str
    state: State
    handed_in: datetime | None
    late: bool
    problem: str
    """Why it can't be read, or was not graded."""
    earned: Mapping[str, int]
    """Points by exercise, as the report has them."""
    most: Mapping[str, int]
    """Points by exercise that can be earned."""
    comments: tuple[Comment, ...] = ()
    result: int | None = None
    """The id of the result that counts."""

    @property
    def has_score(self) -> bool:
        """Whether its points are a score: for what is missing a teacher may have given some."""
        if self.state is State.MISSING:
            return any(comment.points for comment in self.comments)
        return self.state is not State.NOT_GRADED

    def points(self, exercise: str) -> int:
        """Return the points of an exercise, a teacher's included."""
        return self.earned.get(exercise, 0) + self.added(exercise)

    def added(self, exercise: str = "") -> int:
        """Return what a teacher has added to an exercise, or to the whole."""
        return sum(one.points for one in self.comments if one.exercise == exercise)

    @property
    def total(self) -> int:
        """Return all points, a teacher's included."""
        return sum(self.earned.values()) + sum(one.points for one in self.comments)

    @property
    def remark(self) -> str:
        """Say what a teacher says of it, and what else has to be said."""
        parts = [_IN_WORDS.get(self.state, ""), self.problem]
        for one in self.comments:
            about = f"{one.exercise}: " if one.exercise else ""
            unit = "point" if abs(one.points) == 1 else "points"
            added = f"{one.points:+d} {unit}. " if one.points else ""
            parts.append(f"{about}{added}{one.text}".strip())
        return "\n".join(filter(None, parts))


_IN_WORDS = {
    State.MISSING: "Nothing was handed in.",
    State.UNREADABLE: "What was handed in can't be read.",
    State.NOT_GRADED: "Not graded.",
}


@dataclass(frozen=True)
class Grades:
    """The class."""

    exercises: Mapping[str, int]
    """In the order of the course, each with the points that can be earned."""
    students: tuple[Grade, ...]
    """In the order of their identities."""

    @property
    def max_points(self) -> int:
        """Return the points that can be earned."""
        return sum(self.exercises.values())


def read_grades(engine: Engine) -> Grades:
    """Read what counts now."""
    with engine.connect() as connection:
        points = _points(connection)
        comments = _comments(connection)
        rows = connection.execute(_students()).all()
        exercises = _exercises(connection)
    students = [
        _grade(row, points[row.result], comments[row.id])
        for row in sorted(rows, key=lambda row: _order(row.identity))
    ]
    return Grades(exercises, tuple(students))


def _order(identity: str) -> tuple[list[tuple[int, str]], str]:
    """Sort as people do: student-9 comes before student-10."""
    parts = re.split(r"([0-9]+)", identity.casefold())
    numbered = [
        (int(part[:18]), "") if part.isdigit() and part.isascii() else (-1, part) for part in parts
    ]
    return (numbered, identity)


def _students() -> Any:
    """Return the query for all students, with what they handed in and its result."""
    newest = newest_results()
    kept = and_(Submission.student_id == Student.id, Submission.kept)
    return (
        select(
            *(Student.id, Student.identity, Student.name),
            *(Submission.id.label("submission"), Submission.handed_in, Submission.late),
            *(Submission.problem, Result.id.label("result"), Result.complete),
            Result.problem.label("failure"),
        )
        .outerjoin(Submission, kept)
        .outerjoin(newest, newest.c.submission_id == Submission.id)
        .outerjoin(Result, Result.id == newest.c.id)
    )


def _points(connection: Connection) -> Mapping[int | None, Mapping[str, tuple[int, int]]]:
    """Return for each result that counts the points by exercise, and the most of them."""
    newest = newest_results()
    query = (
        select(
            CheckResult.result_id,
            CheckResult.exercise,
            func.sum(CheckResult.points).label("points"),
            func.sum(CheckResult.max_points).label("most"),
        )
        .join(newest, newest.c.id == CheckResult.result_id)
        .group_by(CheckResult.result_id, CheckResult.exercise)
        .order_by(CheckResult.result_id, func.min(CheckResult.place))
    )
    found: dict[int | None, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.result_id][row.exercise] = (row.points, row.most)
    return found


def _comments(connection: Connection) -> Mapping[int, tuple[Comment, ...]]:
    """Return what teachers say, by student."""
    found: dict[int, tuple[Comment, ...]] = defaultdict(tuple)
    query = select(Adjustment.__table__).order_by(Adjustment.exercise)
    for row in connection.execute(query):
        found[row.student_id] += (Comment(row.exercise, row.points, row.comment),)
    return found


def _exercises(connection: Connection) -> Mapping[str, int]:
    """Return the exercises and their points, as the newest whole report has them."""
    newest = select(func.max(Result.id)).where(Result.complete).scalar_subquery()
    query = (
        select(CheckResult.exercise, func.sum(CheckResult.max_points))
        .where(CheckResult.result_id == newest)
        .group_by(CheckResult.exercise)
        .order_by(func.min(CheckResult.place))
    )
    return {exercise: int(most) for exercise, most in connection.execute(query)}


def _grade(row: Any, points: Mapping[str, tuple[int, int]], comments: tuple[Comment, ...]) -> Grade:
    state = _state(row)
    graded = points if state is State.GRADED else {}
    return Grade(
        identity=row.identity,
        name=row.name,
        state=state,
        handed_in=row.handed_in,
        late=bool(row.late),
        problem=row.problem or row.failure or "",
        earned={exercise: earned for exercise, (earned, _) in graded.items()},
        most={exercise: most for exercise, (_, most) in graded.items()},
        comments=comments,
        result=row.result,
    )


def _state(row: Any) -> State:
    if row.submission is None:
        return State.MISSING
    if row.problem:
        return State.UNREADABLE
    return State.GRADED if row.complete else State.NOT_GRADED
