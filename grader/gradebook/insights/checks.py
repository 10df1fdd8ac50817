"""Where points are lost: function by function, check by check, mistake by mistake."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from grader.course import full_name
from grader.gradebook.results import counted_results
from grader.gradebook.tables import CheckResult
from grader.reports.status import Status

MAX_CAUSES = 15
MAX_SENTENCES = 3
"""Of a mistake: exercises may have words of their own for it."""


@dataclass(frozen=True)
class CheckFigures:
    """What became of a check in the class."""

    title: str
    hidden: bool
    statuses: Counter[Status]

    @property
    def students(self) -> int:
        """How many it was graded for."""
        return self.statuses.total()

    @property
    def lost(self) -> int:
        """How many have not passed it."""
        return self.students - self.statuses[Status.PASSED]

    @property
    def rate(self) -> float:
        """The part that has not passed it, from 0 to 1."""
        return self.lost / self.students if self.students else 0.0


@dataclass(frozen=True)
class FunctionFigures:
    """What became of a function in the class."""

    exercise: str
    name: str
    checks: tuple[CheckFigures, ...]
    students: int
    lost: int
    """How many have not all its points."""

    @property
    def full_name(self) -> str:
        """With its exercise."""
        return full_name(self.exercise, self.name)

    @property
    def rate(self) -> float:
        """The part that has not all its points, from 0 to 1."""
        return self.lost / self.students if self.students else 0.0


@dataclass(frozen=True)
class Cause:
    """A known mistake."""

    sentences: tuple[str, ...]
    """As learners read it."""
    functions: tuple[str, ...]
    students: int


def read_functions(connection: Connection) -> tuple[FunctionFigures, ...]:
    """Return all functions, in the order of the course."""
    counted = counted_results()
    query = (
        select(
            *(CheckResult.exercise, CheckResult.function, CheckResult.check, CheckResult.title),
            *(CheckResult.hidden, CheckResult.status),
            func.min(CheckResult.place).label("place"),
            func.count().label("students"),
        )
        .join(counted, counted.c.id == CheckResult.result_id)
        .group_by(
            *(CheckResult.exercise, CheckResult.function, CheckResult.check, CheckResult.title),
            *(CheckResult.hidden, CheckResult.status),
        )
    )
    totals = _function_totals(connection)
    rows = sorted(connection.execute(query), key=lambda row: (row.place, row.check))
    functions = []
    for (exercise, name), group in groupby(rows, key=lambda row: (row.exercise, row.function)):
        checks = tuple(_checks(group))
        functions.append(FunctionFigures(exercise, name, checks, *totals[exercise, name]))
    return tuple(functions)


def _checks(rows: Iterable[Any]) -> Iterable[CheckFigures]:
    by_check: dict[str, list[Any]] = {}
    for row in rows:
        by_check.setdefault(row.check, []).append(row)
    for several in by_check.values():
        statuses: Counter[Status] = Counter()
        for row in several:
            statuses[Status(row.status)] += row.students
        yield CheckFigures(several[0].title, several[0].hidden, statuses)


def _function_totals(connection: Connection) -> dict[tuple[str, str], tuple[int, int]]:
    """Return for each function how many students it was graded for, and how many lost points."""
    counted = counted_results()
    each = (
        select(
            CheckResult.exercise,
            CheckResult.function,
            (func.sum(CheckResult.max_points) - func.sum(CheckResult.points)).label("lost"),
        )
        .join(counted, counted.c.id == CheckResult.result_id)
        .group_by(CheckResult.result_id, CheckResult.exercise, CheckResult.function)
        .subquery()
    )
    lost = func.count().filter(each.c.lost > 0)
    query = select(each.c.exercise, each.c.function, func.count().label("students"), lost)
    rows: Iterable[Any] = connection.execute(query.group_by(each.c.exercise, each.c.function))
    return {(exercise, name): (students, few) for exercise, name, students, few in rows}


def read_causes(connection: Connection) -> tuple[Cause, ...]:
    """Return the mistakes that most students have made, the most frequent first."""
    counted = counted_results()
    query = (
        select(
            *(CheckResult.misconception, CheckResult.result_id, CheckResult.exercise),
            *(CheckResult.function, CheckResult.cause),
        )
        .join(counted, counted.c.id == CheckResult.result_id)
        .where(CheckResult.misconception.is_not(None))
        .distinct()
        .order_by(CheckResult.misconception, CheckResult.exercise)
    )
    found = [
        _cause(list(group))
        for _, group in groupby(connection.execute(query), key=lambda row: row.misconception)
    ]
    found.sort(key=lambda cause: (-cause.students, cause.functions))
    return tuple(found[:MAX_CAUSES])


def _cause(rows: Sequence[Any]) -> Cause:
    sentences = Counter(row.cause for row in rows if row.cause)
    return Cause(
        sentences=tuple(text for text, _ in sentences.most_common(MAX_SENTENCES)),
        functions=tuple(dict.fromkeys(full_name(row.exercise, row.function) for row in rows)),
        students=len({row.result_id for row in rows}),
    )
