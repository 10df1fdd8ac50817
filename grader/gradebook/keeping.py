"""Says which of several submissions of a student counts."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, case, select, update

from grader.gradebook.intake import batches
from grader.gradebook.results import newest_results
from grader.gradebook.tables import Result, Submission
from grader.intake.handed_in import Keep


def choose_kept(connection: Connection, keep: Keep) -> None:
    """Mark what counts, of all that is in the gradebook and that nothing has replaced."""
    newest = newest_results()
    points = case((Result.complete, Result.points), else_=-1)
    query = (
        select(
            *(Submission.id, Submission.student_id, Submission.handed_in, Submission.kept),
            points.label("points"),
        )
        .outerjoin(newest, newest.c.submission_id == Submission.id)
        .outerjoin(Result, Result.id == newest.c.id)
        .where(~Submission.replaced)
        .order_by(Submission.student_id)
    )
    changed: dict[bool, list[int]] = {True: [], False: []}
    for _, group in groupby(connection.execute(query).all(), key=lambda row: row.student_id):
        several = list(group)
        chosen = _CHOOSE[keep](several)
        for row in several:
            if row.kept != (row is chosen):
                changed[row is chosen].append(row.id)
    for kept, numbers in changed.items():
        for some in batches(numbers):
            marked = update(Submission).where(Submission.id.in_(some)).values(kept=kept)
            connection.execute(marked)


def _time(row: Any) -> tuple[float, int]:
    """When it was handed in; where nobody knows, before all others, as they were found."""
    return (row.handed_in.timestamp() if row.handed_in else float("-inf"), row.id)


_CHOOSE: dict[Keep, Callable[[list[Any]], Any]] = {
    Keep.FIRST: lambda rows: min(rows, key=_time),
    Keep.LATEST: lambda rows: max(rows, key=_time),
    Keep.BEST: lambda rows: max(rows, key=lambda row: (row.points or 0, *_time(row))),
}
