"""A table with the columns of Gradescope's "Download Grades": one question for each exercise."""

from grader.gradebook.exports.cells import moment, points_of, to_csv, total_of
from grader.gradebook.grades import Grade, Grades, State

COLUMNS = (
    *("Name", "SID", "Email", "Total Score", "Max Points", "Status"),
    *("Submission ID", "Submission Time"),
)
STATUS = {State.GRADED: "Graded", State.UNREADABLE: "Graded", State.NOT_GRADED: "Ungraded"}


def export(grades: Grades) -> bytes:
    """Return the table as CSV."""
    questions = [
        f"{number}: {exercise} ({most:.1f} pts)"
        for number, (exercise, most) in enumerate(grades.exercises.items(), start=1)
    ]
    rows = [
        [
            *(grade.name, *_ids(grade), total_of(grade), grades.max_points),
            *(STATUS.get(grade.state, "Missing"), grade.result or "", moment(grade.handed_in)),
            *(points_of(grade, exercise) for exercise in grades.exercises),
        ]
        for grade in grades.students
    ]
    return to_csv([[*COLUMNS, *questions], *rows])


def _ids(grade: Grade) -> tuple[str, str]:
    """Return an identity as number and as address: it is one of them."""
    return ("", grade.identity) if "@" in grade.identity else (grade.identity, "")
