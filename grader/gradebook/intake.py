"""Enters students and submissions, many at once."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, insert, select, update

from grader.gradebook.entries import Entry
from grader.gradebook.tables import Student, Submission, storable

BATCH = 500
"""That are looked up at once."""
MAX_KEY = 500
"""Characters by which a student or a place is known: no index takes more than a few thousand."""

Key: TypeAlias = tuple[str, str, str]
"""A submission in the gradebook: its student, its place, its files."""


def key_of(submission: Entry) -> Key:
    """Return what a submission is known by."""
    return (_short(submission.identity), _short(submission.source), submission.digest)


def _short(text: str) -> str:
    return storable(text)[:MAX_KEY]


class Intake:
    """Enters into a gradebook, in the transaction of a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enrol(self, names: Mapping[str, str]) -> dict[str, int]:
        """Enter students by identity, with their names, and return their ids.

        A name that is known stays where none is given.
        """
        wanted = {_short(identity): storable(name) for identity, name in names.items()}
        known = self._students(list(wanted))
        new = [
            {"identity": identity, "name": name}
            for identity, name in wanted.items()
            if identity not in known
        ]
        if new:
            self._connection.execute(insert(Student), new)
        for identity, name in wanted.items():
            if name and identity in known and known[identity].name != name:
                changed = update(Student).filter_by(identity=identity).values(name=name)
                self._connection.execute(changed)
        return {identity: row.id for identity, row in self._students(list(wanted)).items()}

    def _students(self, identities: Sequence[str]) -> dict[str, Any]:
        found: dict[Any, Any] = {}
        for some in batches(identities):
            query = select(Student.id, Student.identity, Student.name)
            rows = self._connection.execute(query.where(Student.identity.in_(some)))
            found |= {row.identity: row for row in rows}
        return found

    def hand_in(self, submissions: Sequence[Entry]) -> dict[Key, int]:
        """Enter submissions and return their ids."""
        students = self.enrol({one.identity: one.name for one in submissions})
        wanted = {key_of(one): one for one in submissions}
        present = self._submissions(list(students.values()))
        rows = {
            (students[identity], source, digest): _row(one)
            for (identity, source, digest), one in wanted.items()
        }
        new = [
            {"student_id": student, "source": source, "digest": digest, "kept": False, **row}
            for (student, source, digest), row in rows.items()
            if (student, source, digest) not in present
        ]
        if new:
            self._connection.execute(insert(Submission), new)
        self._update(present, rows)
        numbers = self._submissions(list(students.values()))
        return {
            (identity, source, digest): numbers[students[identity], source, digest].id
            for identity, source, digest in wanted
        }

    def _update(self, present: Mapping[Any, Any], rows: Mapping[Any, dict[str, Any]]) -> None:
        """Change those that were there: other facts of the same files; others in their place."""
        places = {(student, source) for student, source, _ in rows}
        for key, there in present.items():
            replaced = {"replaced": True, "kept": False} if key[:2] in places else {}
            changes = {
                name: value
                for name, value in rows.get(key, replaced).items()
                if getattr(there, name) != value
            }
            if changes:
                changed = update(Submission).where(Submission.id == there.id).values(changes)
                self._connection.execute(changed)

    def _submissions(self, students: Sequence[int]) -> dict[Any, Any]:
        """Return the submissions of students, by student, place and files."""
        found: dict[Any, Any] = {}
        for some in batches(students):
            query = select(Submission.__table__).where(Submission.student_id.in_(some))
            for row in self._connection.execute(query):
                found[row.student_id, row.source, row.digest] = row
        return found


def _row(submission: Entry) -> dict[str, Any]:
    return {
        "handed_in": submission.time,
        "late": submission.late,
        "replaced": False,
        "problem": storable(submission.problem),
    }


def batches(items: Sequence[Any]) -> list[Sequence[Any]]:
    """Split items into as many as are looked up at once."""
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
