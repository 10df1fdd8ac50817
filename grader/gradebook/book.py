"""The door of the gradebook: open it, grade into it, read it.

with Gradebook.open("gradebook.sqlite") as book:
    with book.begin_run(conditions, options, Keep.LATEST) as run:
        run.enrol({"student-1": "", "student-2": ""})
        run.hand_in(submissions)
        for submission in submissions:
            if not run.is_up_to_date(submission):
                run.record([(submission, grade(submission, book.seed))])
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select

from grader.gradebook.database import open_database, writing
from grader.gradebook.entries import Conditions
from grader.gradebook.grading_run import GradingRun
from grader.gradebook.lock import only_run
from grader.gradebook.tables import Book, Run
from grader.intake.handed_in import Keep


class Gradebook:
    """An open gradebook. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with engine.connect() as connection:
            self.seed = int(connection.execute(select(Book.seed)).scalar_one())
        """The class's: all its random inputs are drawn from it. Nobody outside may learn it."""

    @classmethod
    def open(cls, where: str | Path, new: bool = True) -> "Gradebook":
        """Open the one in a file, or at a URL of PostgreSQL; `new` lets a file be made.

        Raises GradebookError.
        """
        return cls(open_database(where, new))

    def __enter__(self) -> "Gradebook":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def begin_run(
        self,
        conditions: Conditions,
        options: Mapping[str, Any],
        keep: Keep = Keep.LATEST,
        wait: float = 0.0,
    ) -> Iterator[GradingRun]:
        """Grade into it; nobody else does so meanwhile.

        `options` are noted as they are. Where another run is at work, wait so many seconds for its
        end. Raises BusyError.
        """
        with only_run(self.engine, wait):
            number = self._note_beginning(conditions, options)
            run = GradingRun(self.engine, number, conditions, self.seed, keep)
            yield run
            run.end()

    def _note_beginning(self, conditions: Conditions, options: Mapping[str, Any]) -> int:
        values = {
            **vars(conditions),
            "seed": self.seed,
            "options": dict(options),
            "started": datetime.now(UTC),
        }
        with writing(self.engine) as connection:
            number = connection.execute(insert(Run).values(values).returning(Run.id)).scalar_one()
        return int(number)
