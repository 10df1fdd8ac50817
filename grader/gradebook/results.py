"""Finds the results that count: of a submission the newest, of a student that of what is kept."""

from sqlalchemy import Subquery, func, select

from grader.gradebook.tables import Result, Submission


def newest_results() -> Subquery:
    """Return for each submission (`submission_id`) the `id` of its newest result."""
    newest = func.max(Result.id).label("id")
    return select(Result.submission_id, newest).group_by(Result.submission_id).subquery()


def counted_results() -> Subquery:
    """Return the `id` of each result that counts for its student, and is a score."""
    newest = newest_results()
    return (
        select(Result.id)
        .join(newest, newest.c.id == Result.id)
        .join(Submission, Submission.id == Result.submission_id)
        .where(Submission.kept, Submission.problem == "", Result.complete)
        .subquery()
    )
