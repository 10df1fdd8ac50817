"""What was understood is told in a line for each doubt, and counts for the rest."""

from datetime import datetime

import pytest

from grader.intake.handed_in import Enrolled, HandedIn, Keep, Plan, Student
from grader.intake.words import plan_text


def handed_in(day: int = 0, **facts: object) -> HandedIn:
    """Return a submission, made on a day of November 2026."""
    time = datetime(2026, 11, day, 18).astimezone() if day else None
    source = str(facts.pop("source", "student-1"))
    return HandedIn("student-1", "", source, time=time, **facts)  # type: ignore[arg-type]


def told(*ones: HandedIn, keep: Keep = Keep.LATEST, name: str = "", **facts: object) -> str:
    """Return the line about a student with these submissions; "" where there is none."""
    kept = {Keep.FIRST: ones[:1], Keep.LATEST: ones[-1:], Keep.BEST: ones}[keep]
    known = all(one.time for one in ones)
    student = Student("student-1", name, ones, kept, known, **facts)  # type: ignore[arg-type]
    lines = plan_text(Plan("class", "a layout", (student,), keep)).splitlines()
    return next((line.strip() for line in lines if line.startswith("  ")), "")


def test_what_is_clear_is_only_counted() -> None:
    """No line for a student of whom nobody has a doubt."""
    plan = Plan("class", "a layout", (Student("a", "", (handed_in(),), (handed_in(),)),))
    assert plan_text(plan) == "class: a layout\n\n1 student, 1 submission; 1 to be graded.\n"


@pytest.mark.parametrize(
    ("days", "keep", "says"),
    [
        ((12, 14), "latest", "two submissions, 12 and 14 November 2026; the later counts"),
        ((12, 14), "first", "two submissions, 12 and 14 November 2026; the first counts"),
        ((2, 3, 4), "latest", "three submissions, 2, 3 and 4 November 2026; the latest counts"),
        ((2, 3), "best", "two submissions, 2 and 3 November 2026; the best will count"),
        (
            (2, 2),
            "latest",
            "two submissions, 2 November 2026, 18:00 and 2 November 2026, 18:00; the later counts",
        ),
    ],
)
def test_of_several_it_is_told_which_counts(days: tuple[int, ...], keep: str, says: str) -> None:
    """With the days, as short as they can be."""
    assert told(*map(handed_in, days), keep=Keep(keep)) == f"student-1: {says}."


def test_an_order_that_nobody_knows_for_sure_is_told() -> None:
    """With what it was made out of."""
    assert told(handed_in(source="a"), handed_in(source="a (1)")) == (
        "student-1: two submissions, a and a (1), and nothing says when each was handed in; "
        "by their numbers and the times of their files, a (1) counts."
    )


def test_what_cant_be_graded_is_told_with_its_reason() -> None:
    """And what else was noted."""
    line = told(handed_in(problem="the archive is encrypted", notes=("a note",)), name="One")
    assert line == "One (student-1): can't be graded: the archive is encrypted; a note."


def test_an_unknown_student_is_told() -> None:
    """Before anything else."""
    assert told(handed_in(), is_unknown=True) == "student-1: not on the roster."


def test_late_and_missing_and_not_understood_have_their_places() -> None:
    """Each with its count."""
    students = tuple(
        Student(one.identity, "", (one,), (one,))
        for one in (handed_in(14, late=True), handed_in(12, notebooks=("a",)), handed_in())
    )
    plan = Plan(
        "class",
        "a layout",
        students,
        due=datetime(2026, 11, 13).astimezone(),
        missing=(Enrolled("1002", "Student Two"),),
        not_understood=("notes.txt belongs to nobody",),
        remarks=("all lies in all.zip",),
    )
    assert plan_text(plan).splitlines() == [
        "class: a layout",
        "  all lies in all.zip.",
        "",
        "3 students, 3 submissions; 3 to be graded, 1 with notebooks.",
        "1 late, after 13 November 2026, 00:00; of 1, nothing says when they were handed in.",
        "",
        "On the roster, and nothing handed in (1):",
        "  Student Two (1002)",
        "",
        "Not understood, and not graded:",
        "  notes.txt belongs to nobody.",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[2Jred\n", "?[2Jred? (student-1)"),
        ("\u202eevil", "evil (student-1)"),
        ("\udcff", "? (student-1)"),
        ("👩‍💻", "👩‍💻 (student-1)"),
        ("\u05d0\u05d1", "\u2068\u05d0\u05d1 (student-1)\u2069"),
    ],
)
def test_a_name_changes_no_more_than_its_own_place(name: str, shown: str) -> None:
    """It moves no cursor, and turns no line."""
    assert told(handed_in(problem="x"), name=name) == f"{shown}: can't be graded: x."
