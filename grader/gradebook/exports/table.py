"""A table with one row for each student, for spreadsheets."""

from collections.abc import Iterator

from grader.gradebook.exports.cells import Cell, moment, points_of, to_csv, total_of
from grader.gradebook.grades import Grade, Grades, State


def export(grades: Grades) -> bytes:
    """Return the table as CSV."""
    return to_csv(rows(grades))


def rows(grades: Grades) -> Iterator[list[Cell]]:
    """Yield the head, then a row for each student; its points by exercise add up to the total."""
    yield [
        *("identity", "name"),
        *(f"{exercise} ({most})" for exercise, most in grades.exercises.items()),
        *("by hand", f"total ({grades.max_points})", "state", "handed in", "late", "comments"),
    ]
    for grade in grades.students:
        yield [
            *(grade.identity, grade.name),
            *(points_of(grade, exercise) for exercise in grades.exercises),
            *(_by_hand(grade), total_of(grade), grade.state.value),
            *(moment(grade.handed_in), _late(grade), grade.remark),
        ]


def _late(grade: Grade) -> str:
    if grade.state is State.MISSING:
        return ""
    return "yes" if grade.late else "no"


def _by_hand(grade: Grade) -> Cell:
    """Return the points that a teacher has added to the whole, and not to an exercise."""
    return grade.added() if grade.has_score else ""
