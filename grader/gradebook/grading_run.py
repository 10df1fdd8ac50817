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

    def record(self, graded: Sequence[tuple[Entry, Report | str]]) -> None:
        """Write down what submissions came to that are ready, in one transaction.

        It takes an older one's place. Instead of a report, a text says why the grader made none:
        the next run tries again. Raises ValueError for a report by another seed than the class's.
        """
        for _, report in graded:
            if isinstance(report, Report) and report.seed != self._by["seed"]:
                raise ValueError("the report was made with another seed than the class's")
        written = {self._known[key_of(submission)]: report for submission, report in graded}
        with writing(self._engine) as connection:
            self._write(connection, written)
        self._up_to_date |= {
            number
            for number, report in written.items()
            if isinstance(report, Report) and report.complete
        }

    def _write(self, connection: Connection, reports: Mapping[int, Report | str]) -> None:
        """Write reports of submissions, by their ids."""
        # Whoever records one of them as well waits here: there is one result of each. In order, so
        # that no two wait for each other.
        numbers = sorted(reports)
        lock = select(Submission.id).where(Submission.id.in_(numbers)).order_by(Submission.id)
        connection.execute(lock.with_for_update()).all()
        old = delete(Result).where(Result.submission_id.in_(numbers)).filter_by(**self._by)
        connection.execute(old)
        common = {"run_id": self._number, "graded": datetime.now(UTC), **self._by}
        rows = [
            {"submission_id": number, **common, **_facts(reports[number])} for number in numbers
        ]
        inserted = insert(Result).returning(Result.id, Result.submission_id)
        checks = [
            {"result_id": row.id, **check}
            for row in connection.execute(inserted, rows)
            if isinstance(report := reports[row.submission_id], Report)
            for check in check_rows(report)
        ]
        if checks:
            connection.execute(insert(CheckResult), checks)

    def end(self) -> None:
        """Note that the run has come to its end."""
        with writing(self._engine) as connection:
            choose_kept(connection, self._keep)
            ended = update(Run).where(Run.id == self._number).values(ended=datetime.now(UTC))
            connection.execute(ended)


def _facts(report: Report | str) -> dict[str, Any]:
    return facts_of_failure(report) if isinstance(report, str) else facts_of_report(report)
