"""Puts together what is each student's, and says which of several submissions counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.course import Course, course
from grader.intake import work
from grader.intake.folders import File, Folder, list_folder
from grader.intake.handed_in import HandedIn, Keep, Plan, Student
from grader.intake.layouts import by_student
from grader.intake.layouts.delivery import Delivery
from grader.intake.store import Store, StoredFiles

MAX_STUDENTS = 1_000_000
"""Entries of the folder that holds the whole class."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Found:
    """A submission, and by what it is put in order."""

    handed_in: HandedIn
    order: int
    modified: datetime | None


def make_plan(
    path: Path,
    store: Store,
    keep: Keep = Keep.LATEST,
    due: datetime | None = None,
) -> Plan:
    """Read what was handed in, and say what it is. What is read stays in the store."""
    top = list_folder(path, MAX_STUDENTS)
    layout = by_student.read(top, _unpack)
    students: dict[str, list[_Found]] = {}
    for delivery in layout.deliveries:
        for found in _submissions(delivery, course(), store):
            students.setdefault(found.handed_in.identity, []).append(found)
    return Plan(
        source=str(path),
        layout=layout.title,
        students=tuple(_student(found, keep) for found in students.values()),
        keep=keep,
        not_understood=tuple(layout.not_understood),
        remarks=tuple(layout.remarks),
    )


def _unpack(file: File) -> Folder:
    return Folder(file.name, broken=f"{file.name} is not unpacked yet")


def _submissions(delivery: Delivery, of: Course, store: Store) -> Iterator[_Found]:
    found = work.search(delivery.open(), of.exercise_names, of.exercises.name, _unpack)
    if not found.places:
        problem = found.broken or "there is no exercise in it"
        handed_in = HandedIn(delivery.identity, delivery.name, delivery.source, problem=problem)
        yield _Found(handed_in, delivery.order, None)
    for place in found.places:
        taken = work.take(place, of.exercise_names, store)
        handed_in = HandedIn(
            delivery.identity,
            delivery.name,
            "/".join((delivery.source, *place.path)),
            StoredFiles(taken.pieces),
            time=delivery.time,
            late=delivery.late,
            problem=found.broken or taken.problem,
            notes=(*delivery.notes, *found.notes, *taken.notes),
        )
        yield _Found(handed_in, delivery.order, work.newest(place))


def _student(found: Sequence[_Found], keep: Keep) -> Student:
    ordered = sorted(
        found,
        key=lambda one: (one.handed_in.time or LONG_AGO, one.order, one.modified or LONG_AGO),
    )
    handed_in = tuple(one.handed_in for one in ordered)
    chosen = {Keep.FIRST: handed_in[:1], Keep.LATEST: handed_in[-1:], Keep.BEST: handed_in}[keep]
    first = handed_in[0]
    return Student(first.identity, first.name, handed_in, chosen)
