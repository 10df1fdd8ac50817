"""Who needs help, and whose work takes long."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from grader.gradebook.grades import Grade, State
from grader.gradebook.results import counted_results
from grader.gradebook.tables import CheckResult, Result
from grader.reports.status import Status

MAX_SLOWEST = 10


@dataclass(frozen=True)
class OneCause:
    """Students who have lost their points by one mistake: a talk would mend all."""

    sentence: str
    students: tuple[Grade, ...]


@dataclass(frozen=True)
class HelpFigures:
    """Who needs help, and which."""

    one_cause: tuple[OneCause, ...]
    untouched: tuple[Grade, ...]
    """Nothing is written yet: all that is graded is to do."""
    missing: tuple[Grade, ...]
    unreadable: tuple[Grade, ...]
    not_graded: tuple[Grade, ...]
    """The machine's fault, and not theirs."""

    @property
    def anybody(self) -> bool:
        """Whether there is somebody who needs help."""
        return any(vars(self).values())


def read_help(connection: Connection, grades: Sequence[Grade]) -> HelpFigures:
    """Return who needs help."""
    by_result = {one.result: one for one in grades if one.state is State.GRADED}
    untouched = _untouched(connection)
    return HelpFigures(
        one_cause=_one_cause(connection, by_result),
        untouched=tuple(one for result, one in by_result.items() if result in untouched),
        missing=_in_state(grades, State.MISSING),
        unreadable=_in_state(grades, State.UNREADABLE),
        not_graded=_in_state(grades, State.NOT_GRADED),
    )


def _in_state(grades: Sequence[Grade], state: State) -> tuple[Grade, ...]:
    return tuple(one for one in grades if one.state is state)


def _untouched(connection: Connection) -> set[int]:
    """Return the results that have neither a point nor a wrong answer."""
    counted = counted_results()
    begun = func.count().filter(
        CheckResult.status.not_in([Status.TODO.value, Status.WAITING.value])
    )
    query = (
        select(CheckResult.result_id)
        .join(counted, counted.c.id == CheckResult.result_id)
        .group_by(CheckResult.result_id)
        .having(begun == 0)
    )
    return set(connection.execute(query).scalars())


def _one_cause(connection: Connection, by_result: dict[int | None, Grade]) -> tuple[OneCause, ...]:
    """Return who has one known mistake and nothing else that is wrong; most students first.

    What waits for the function that has it is no fault of its own.
    """
    counted = counted_results()
    lost = CheckResult.status.not_in([Status.PASSED.value, Status.WAITING.value])
    unknown = func.count().filter(CheckResult.misconception.is_(None))
    query = (
        select(
            CheckResult.result_id,
            func.min(CheckResult.misconception).label("misconception"),
            func.min(CheckResult.cause).label("sentence"),
        )
        .join(counted, counted.c.id == CheckResult.result_id)
        .where(lost)
        .group_by(CheckResult.result_id)
        .having(unknown == 0, func.count(CheckResult.misconception.distinct()) == 1)
    )
    sentences: dict[str, str] = {}
    students: dict[str, list[Grade]] = defaultdict(list)
    for row in connection.execute(query):
        if row.result_id in by_result:
            sentences.setdefault(row.misconception, row.sentence)
            students[row.misconception].append(by_result[row.result_id])
    found = [OneCause(sentences[name], tuple(some)) for name, some in students.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.students), one.sentence)))


@dataclass(frozen=True)
class SlowSubmission:
    """A submission, and the seconds that its checks took."""

    grade: Grade
    seconds: float


def read_slowest(connection: Connection, grades: Sequence[Grade]) -> tuple[SlowSubmission, ...]:
    """Return the slowest, the slowest first."""
    by_result = {one.result: one for one in grades if one.state is State.GRADED}
    counted = counted_results()
    query = (
        select(Result.id, Result.seconds)
        .join(counted, counted.c.id == Result.id)
        .order_by(Result.seconds.desc())
        .limit(MAX_SLOWEST)
    )
    rows = connection.execute(query)
    return tuple(
        SlowSubmission(by_result[number], seconds)
        for number, seconds in rows
        if number in by_result
    )
