"""A table that Canvas imports into its gradebook (Grades > Import): one assignment.

Canvas finds a student by its own number, as in the names of downloaded files, or by the login. It
takes no comments.
"""

from grader.course import course
from grader.gradebook.exports.cells import Cell, to_csv, total_of
from grader.gradebook.grades import Grade, Grades

COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def export(grades: Grades) -> bytes:
    """Return the table as CSV."""
    return to_csv(
        [
            [*COLUMNS, course().title],
            ["    Points Possible", "", "", "", "", grades.max_points],
            *([*_student(grade), total_of(grade)] for grade in grades.students),
        ]
    )


def _student(grade: Grade) -> list[Cell]:
    is_number = grade.identity.isascii() and grade.identity.isdigit()
    number, login = (grade.identity, "") if is_number else ("", grade.identity)
    return [grade.name or grade.identity, number, "", login, ""]
