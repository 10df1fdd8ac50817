"""A teacher's own points and comments; grading again leaves them as they are."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from grader.gradebook.database import writing
from grader.gradebook.errors import GradebookError
from grader.gradebook.tables import Adjustment, Student, storable


def adjust(
    engine: Engine,
    identity: str,
    points: int,
    comment: str,
    exercise: str = "",
    *,
    known: Collection[str],
) -> None:
    """Add points to a student's exercise, or to the whole, with a comment.

    It takes the place of what was said of the same before; no points and no comment take it back.
    `known` are the exercises that there are. Raises GradebookError.
    """
    if exercise and exercise not in known:
        raise GradebookError(f"there is no exercise {exercise}: there are {', '.join(known)}")
    with writing(engine) as connection:
        query = select(Student.id).where(Student.identity == storable(identity))
        student = connection.execute(query).scalar()
        if student is None:
            raise GradebookError(f"there is no student {identity} in the gradebook")
        about = {"student_id": student, "exercise": exercise}
        connection.execute(delete(Adjustment).filter_by(**about))
        if points or comment:
            made = {"points": points, "comment": comment, "made": datetime.now(UTC)}
            connection.execute(insert(Adjustment).values(**about, **made))
