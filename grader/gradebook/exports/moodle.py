"""The grading worksheet of a Moodle assignment (Upload grading worksheet, in its actions).

Moodle finds a student by the number that it has put into the names of downloaded folders. It skips
a row without grade, and asks for all columns of an identifier, a grade and when that was changed.
"""

from grader.gradebook.exports.cells import moment, to_csv, total_of
from grader.gradebook.grades import Grade, Grades

COLUMNS = (
    *("Identifier", "Full name", "Status", "Grade", "Maximum grade"),
    *("Last modified (submission)", "Last modified (grade)", "Feedback comments"),
)


def export(grades: Grades) -> bytes:
    """Return the worksheet as CSV."""
    rows = [
        [
            *(_identifier(grade), grade.name, grade.state.value, total_of(grade)),
            *(grades.max_points, moment(grade.handed_in), "", grade.remark),
        ]
        for grade in grades.students
    ]
    return to_csv([COLUMNS, *rows])


def _identifier(grade: Grade) -> str:
    number = grade.identity
    return f"Participant {number}" if number.isascii() and number.isdigit() else number
