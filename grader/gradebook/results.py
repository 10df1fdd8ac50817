"""Finds the result of a submission that counts: the newest."""

from sqlalchemy import Subquery, func, select

from grader.gradebook.tables import Result


def newest_results() -> Subquery:
    """Return for each submission (`submission_id`) the `id` of its newest result."""
    newest = func.max(Result.id).label("id")
    return select(Result.submission_id, newest).group_by(Result.submission_id).subquery()
