"""A run that is killed has lost nothing but what was being graded, and the next one goes on.

A process grades, by a function that takes no time, and says what it has recorded. It is ended by
SIGKILL at random moments: before all is handed in, between two reports, in the middle of one.
"""

import itertools
import multiprocessing
import random
import signal
import time
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import func, select

from grader.gradebook.book import Gradebook
from grader.gradebook.grades import read_grades
from grader.gradebook.tables import CheckResult, Result
from grader.reports.report import Report
from tests.gradebook.classes import CONDITIONS, RIGHT, TODO, WRONG, handed_in, report

KILLS = 50
MOST_BEFORE_A_KILL = 4
"""Results that a run records: so there is something to grade for each, however quick it is."""
SUBMISSIONS = [handed_in(number) for number in range(KILLS * MOST_BEFORE_A_KILL)]
SEED = 20_011

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="Windows has no SIGKILL"
)


def quick_report(number: int, seed: int) -> Report:
    """Return the report of a submission: another one for each."""
    kinds = (RIGHT, WRONG, TODO)
    return report(seed, [kinds[number // 3**place % 3] for place in range(3)])


def grade_until_killed(where: str, line: Connection, most: int) -> None:
    """Grade what is not up to date, and say so before each and after it; wait to be killed."""
    with Gradebook.open(where) as book, book.begin_run(CONDITIONS, {}, wait=30) as run:
        run.hand_in(SUBMISSIONS)
        left = (number for number, one in enumerate(SUBMISSIONS) if not run.is_up_to_date(one))
        for number in itertools.islice(left, most):
            line.send(("grades", number))
            run.record([(SUBMISSIONS[number], quick_report(number, book.seed))])
            line.send(("recorded", number))
        line.send(("ended", -1))
        signal.pause()


class KilledRun:
    """A run in a process of its own."""

    def __init__(self, where: str, most: int = MOST_BEFORE_A_KILL) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        self._line, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=grade_until_killed, args=(where, theirs, most))
        self._process.start()
        theirs.close()
        self.graded: list[int] = []
        self.recorded: list[int] = []
        self.ended = False

    def wait_for(self, records: int) -> None:
        """Wait until it has recorded so many; or has come to its end."""
        while len(self.recorded) < records and not self.ended and self._hear():
            pass

    def kill(self) -> None:
        """End it at once, and hear what it had said until then."""
        self._process.kill()
        while self._hear():
            pass
        self._process.join()

    def _hear(self) -> bool:
        try:
            said, number = self._line.recv()
        except EOFError:
            return False
        self.ended = self.ended or said == "ended"
        {"grades": self.graded, "recorded": self.recorded}.get(said, []).append(number)
        return True


def in_the_gradebook(where: str) -> set[int]:
    """Return what is recorded, and make sure that each is whole and there once."""
    with Gradebook.open(where) as book, book.engine.connect() as connection:
        checks = select(func.count()).where(CheckResult.result_id == Result.id).scalar_subquery()
        query = select(Result.submission_id, Result.points, checks.label("checks"))
        rows = connection.execute(query).all()
        numbers = {row.submission_id - 1 for row in rows}
        assert len(numbers) == len(rows)
        for row in rows:
            assert row.checks == 12
            assert row.points == quick_report(row.submission_id - 1, book.seed).points
    return numbers


def test_fifty_killed_runs_lose_nothing_that_was_recorded(where: str) -> None:
    """And none grades anew what one before it has recorded."""
    print(f"seed {SEED}")
    rng = random.Random(SEED)
    Gradebook.open(where).close()
    present: set[int] = set()
    for _ in range(KILLS):
        run = KilledRun(where)
        run.wait_for(rng.randrange(MOST_BEFORE_A_KILL))
        time.sleep(rng.uniform(0, 0.02))
        run.kill()
        assert not present & set(run.graded)
        before, present = present, in_the_gradebook(where)
        assert before | set(run.recorded) <= present <= before | set(run.graded)
        assert len(present - before - set(run.recorded)) <= 1
    last = KilledRun(where, len(SUBMISSIONS))
    last.wait_for(len(SUBMISSIONS))
    last.kill()
    assert last.ended
    assert in_the_gradebook(where) == set(range(len(SUBMISSIONS)))
    with Gradebook.open(where) as book:
        students = read_grades(book.engine).students
        expected = [quick_report(number, book.seed).points for number in range(len(SUBMISSIONS))]
    assert [one.total for one in students] == expected
