"""The tables of the gradebook.

    book         the class's seed; one row
    runs         each time somebody graded
    students     who is in the class
    submissions  what they handed in          > students
    results      what it came to              > submissions, runs
    check_results  and check by check         > results
    adjustments  a teacher's own points       > students

A change here needs a migration beside it, in `migrations/versions`.
"""

import unicodedata
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named, so that a migration can name them in every database."""


def storable(text: str) -> str:
    """Return a text that every database takes: no NUL, no half characters, accents composed."""
    whole = text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", whole)


class Text(TypeDecorator[str]):
    """A text from anywhere."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Make it storable."""
        return value if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A moment, in UTC; it must say its offset. SQLite keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Turn it to UTC."""
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Say that it is in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    """What all tables have in common."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text, datetime: Moment, dict[str, Any]: JSON}  # noqa: RUF012


class Book(Table):
    """The gradebook itself."""

    __tablename__ = "book"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    seed: Mapped[int] = mapped_column(BigInteger)
    """All random inputs of the class are drawn from it; a secret."""


class Run(Table):
    """A time that somebody graded, and under which conditions."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str]
    """Of the grader."""
    python: Mapped[str]
    numpy: Mapped[str]
    sandbox: Mapped[str]
    checks: Mapped[str]
    """A digest of all that decides and explains a score."""
    seed: Mapped[int] = mapped_column(BigInteger)
    options: Mapped[dict[str, Any]]
    started: Mapped[datetime]
    ended: Mapped[datetime | None]
    """None while it is at work, and for ever where it was killed."""


class Student(Table):
    """Somebody of the class."""

    __tablename__ = "students"

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    """What other systems know them by."""
    name: Mapped[str]


class Submission(Table):
    """What somebody handed in, once."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("student_id", "source", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey(Student.id))
    source: Mapped[str]
    """Where it was found."""
    digest: Mapped[str]
    """Of its files, and their names."""
    handed_in: Mapped[datetime | None]
    late: Mapped[bool]
    replaced: Mapped[bool]
    """Other files stand in its place now."""
    kept: Mapped[bool]
    """Whether it is the one of its student that counts."""
    problem: Mapped[str]
    """Why it can't be read, if it can't."""


class Result(Table):
    """What a submission came to, by these checks, this version and this seed."""

    __tablename__ = "results"
    __table_args__ = (UniqueConstraint("submission_id", "checks", "version", "seed"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey(Submission.id))
    run_id: Mapped[int] = mapped_column(ForeignKey(Run.id))
    checks: Mapped[str]
    version: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    graded: Mapped[datetime]
    complete: Mapped[bool]
    """Whether all checks were graded; otherwise its points are no score."""
    points: Mapped[int]
    max_points: Mapped[int]
    seconds: Mapped[float]
    """That its checks took."""
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    problem: Mapped[str]
    """Why the grader made no report, if it made none."""


class CheckResult(Table):
    """What became of one check."""

    __tablename__ = "check_results"

    result_id: Mapped[int] = mapped_column(
        ForeignKey(Result.id, ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    """In the report, from 0."""
    exercise: Mapped[str]
    function: Mapped[str]
    check: Mapped[str]
    """What the report calls its id."""
    title: Mapped[str]
    hidden: Mapped[bool]
    status: Mapped[str]
    points: Mapped[int]
    max_points: Mapped[int]
    message: Mapped[str]
    misconception: Mapped[str | None]
    cause: Mapped[str]
    """The misconception in the learner's sentence."""


class Adjustment(Table):
    """What a teacher adds to a student's points, or says of them; it outlasts every grading."""

    __tablename__ = "adjustments"
    __table_args__ = (UniqueConstraint("student_id", "exercise"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey(Student.id))
    exercise: Mapped[str]
    """The one that it is about; "" for the whole."""
    points: Mapped[int]
    comment: Mapped[str]
    made: Mapped[datetime]
