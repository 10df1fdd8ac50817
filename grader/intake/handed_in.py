"""What was understood of what a class handed in, as data."""

import enum
from dataclasses import dataclass
from datetime import datetime

from grader.boundary.submitted_files import SubmittedFiles


class Keep(enum.StrEnum):
    """Which of several submissions of a student counts."""

    FIRST = "first"
    LATEST = "latest"
    BEST = "best"
    """All are graded; the one with most points counts."""


@dataclass(frozen=True)
class HandedIn:
    """One submission of one student."""

    identity: str
    """Of the student, as the system knows them that it comes from: a number, a user's name."""
    name: str
    """Of the student, for people; "" where nobody has told it."""
    source: str
    """Where it was found, below the path that was named: "anna/exercises", "all.zip/anna"."""
    files: SubmittedFiles | None = None
    """Read once; None where nothing of it can be graded.

    The exercises have the names of the course, whatever a download made of them.
    """
    notebooks: tuple[str, ...] = ()
    """The exercises of which there is a notebook in `files`, and no module."""
    time: datetime | None = None
    """When it was handed in, with its offset from UTC; None where nothing tells."""
    late: bool = False
    """Whether the system says so, or it was after the due date."""
    problem: str = ""
    """Why it can't be graded, as the end of a sentence; "" where it can."""
    notes: tuple[str, ...] = ()
    """What was decided, and could be wrong; what was left out."""


@dataclass(frozen=True)
class Student:
    """Somebody, with all that they handed in."""

    identity: str
    name: str
    handed_in: tuple[HandedIn, ...]
    """The oldest first."""
    to_grade: tuple[HandedIn, ...]
    """Those that count, or may count: one, or all of them where the best counts."""
    times_are_known: bool = True
    """Whether all that they handed in says when; else the times of files put it in order."""
    notes: tuple[str, ...] = ()
    """What concerns who it is, and could be wrong."""
    is_unknown: bool = False
    """Whether there is a roster, and it has no such student."""


@dataclass(frozen=True)
class Enrolled:
    """A student as the roster has them."""

    identity: str
    name: str


@dataclass(frozen=True)
class Plan:
    """All that was understood."""

    source: str
    """The path that was named."""
    layout: str
    """How it is laid out, in words: "a folder or archive for each student"."""
    students: tuple[Student, ...]
    keep: Keep = Keep.LATEST
    due: datetime | None = None
    missing: tuple[Enrolled, ...] = ()
    """Who is on the roster, and handed in nothing."""
    not_understood: tuple[str, ...] = ()
    """What belongs to nobody, and why, each in a sentence without its end."""
    remarks: tuple[str, ...] = ()
    """What concerns the whole class, each in a sentence without its end."""

    @property
    def to_grade(self) -> tuple[HandedIn, ...]:
        """What is to be graded, of all students; some has a problem instead of files."""
        return tuple(one for student in self.students for one in student.to_grade)
