"""A table with the columns of `nbgrader export`: what reads that reads this."""

from grader.course import course
from grader.gradebook.exports.cells import Cell, to_csv
from grader.gradebook.grades import Grade, Grades, State

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)


def export(grades: Grades) -> bytes:
    """Return the table as CSV; as in nbgrader, what is missing has 0 points."""
    return to_csv([COLUMNS, *(_row(grade, grades.max_points) for grade in grades.students)])


def _row(grade: Grade, most: int) -> list[Cell]:
    no_score = grade.state is State.NOT_GRADED
    return [
        *(course().assignment, "", grade.handed_in.isoformat() if grade.handed_in else ""),
        *(grade.identity, "", grade.name, ""),
        "" if no_score else sum(grade.earned.values()),
        *(0, "" if no_score else grade.total, most),
    ]
