"""A run that grades into the gradebook: what was handed in goes in first, then report by report.

Each report is there, whole, as soon as `record` returns: a run that is killed has lost nothing but
what was being graded, and the next one goes on from there.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from grader.gradebook.database import writing
from grader.gradebook.entries import Conditions, Entry
from grader.gradebook.intake import Intake, Key, key_of
from grader.gradebook.keeping import choose_kept
from grader.gradebook.rows import check_rows, facts_of_failure, facts_of_report
from grader.gradebook.tables import CheckResult, Result, Run, Submission
from grader.intake.handed_in import Keep
from grader.reports.report import Report


class GradingRun:
    """A run that is at work; `Gradebook.begin_run` makes it. Threads may share it."""

    def __init__(
        self, engine: Engine, number: int, conditions: Conditions, seed: int, keep: Keep
    ) -> None:
        self._engine = engine
        self._number = number
        self._by = {"checks": conditions.checks, "version": conditions.version, "seed": seed}
        self._keep = keep
        self._known: dict[Key, int] = {}
        """The submissions of this run, each with its id."""
        self._up_to_date: set[int] = set()

    def enrol(self, names: Mapping[str, str]) -> None:
        """Enter students by their identities, with their names; who hands nothing in is missing."""
        with writing(self._engine) as connection:
            Intake(connection).enrol(names)

    def hand_in(self, submissions: Sequence[Entry]) -> None:
        """Enter submissions, in one transaction; what is known already stays, with its results.

        Where other files are found in a place than before, those count no more.
        """
        with writing(self._engine) as connection:
            known = Intake(connection).hand_in(submissions)
            choose_kept(connection, self._keep)
        self._known |= known
        with self._engine.connect() as connection:
            self._up_to_date |= self._graded(connection)

    def _graded(self, connection: Connection) -> set[int]:
        """Return the submissions that have a whole report by these checks, version and seed."""
        query = select(Result.submission_id).filter_by(**self._by, complete=True)
        return set(connection.execute(query).scalars())

    def is_up_to_date(self, submission: Entry) -> bool:
        """Whether there is nothing to grade: files, checks, version and seed are as they were.

        One that can't be read has nothing to grade. Asks no database: `hand_in` has done so.
        """
        return bool(submission.problem) or self._known[key_of(submission)] in self._up_to_date

    def record(self, submission: Entry, report: Report) -> None:
        """Write down what a submission came to, in one transaction; it takes an older one's place.

        Raises ValueError for a report by another seed than the class's.
        """
        if report.seed != self._by["seed"]:
            raise ValueError("the report was made with another seed than the class's")
        number = self._write(submission, facts_of_report(report), check_rows(report))
        if report.complete:
            self._up_to_date.add(number)

    def record_failure(self, submission: Entry, why: str) -> None:
        """Write down that the grader itself made no report; the next run tries again."""
        self._write(submission, facts_of_failure(why), [])

    def _write(self, submission: Entry, facts: dict[str, Any], checks: list[dict[str, Any]]) -> int:
        number = self._known[key_of(submission)]
        values = {"submission_id": number, "run_id": self._number, "graded": datetime.now(UTC)}
        with writing(self._engine) as connection:
            # Whoever records the same submission waits here: there is one result of it.
            lock = select(Submission.id).where(Submission.id == number).with_for_update()
            connection.execute(lock).scalar_one()
            connection.execute(delete(Result).filter_by(submission_id=number, **self._by))
            inserted = insert(Result).values(**values, **self._by, **facts).returning(Result.id)
            result = connection.execute(inserted).scalar_one()
            if checks:
                rows = [{"result_id": result, **check} for check in checks]
                connection.execute(insert(CheckResult), rows)
        return number

    def end(self) -> None:
        """Note that the run has come to its end."""
        with writing(self._engine) as connection:
            choose_kept(connection, self._keep)
            ended = update(Run).where(Run.id == self._number).values(ended=datetime.now(UTC))
            connection.execute(ended)
