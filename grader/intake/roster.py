"""The roster of a class, a CSV out of some system: who should have handed something in."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.intake import names
from grader.intake.folders import UnreadableError, file_on_disk
from grader.intake.handed_in import Enrolled

MAX_BYTES = 256 * 2**20
_IDENTITIES = (
    "sis login id", "login", "login id", "username", "user name", "github username", "student id",
    "studentid", "id number", "sis user id", "sid", "student number", "matriculation number",
    "identifier", "identity", "id", "user id", "email", "email address", "e-mail", "mail",
)  # fmt: skip
"""Columns that tell who somebody is, the best first."""
_FIRST = ("first name", "firstname", "given name", "vorname", "prénom", "nombre")
_LAST = ("last name", "lastname", "surname", "family name", "nachname", "nom", "apellidos")
_NAMES = (
    "full name",
    "fullname",
    "name",
    "student",
    "student name",
    "display name",
    "sortable name",
)


class RosterError(Exception):
    """A roster can't be used; its text says why, as the end of a sentence."""


@dataclass(frozen=True)
class Roster:
    """The students of a class, and the names that they go by."""

    students: tuple[Enrolled, ...]
    by_key: dict[str, set[int]]
    """The students, by their places, that a name may mean."""

    def find(self, identity: str, name: str) -> list[Enrolled]:
        """Return who somebody may be: one where it is clear, none where they are unknown.

        The identity tells; where nobody has it, the name does.
        """
        for text in (identity, name):
            if found := self.by_key.get(_key(text), set()) if text else set():
                return [self.students[place] for place in sorted(found)]
        return []


def read_roster(path: Path) -> Roster:
    """Read a roster: commas, semicolons or tabs; UTF-8 or UTF-16. Raises RosterError."""
    try:
        content = file_on_disk(path.resolve()).read(MAX_BYTES)
    except UnreadableError as error:
        raise RosterError(str(error)) from None
    rows = _rows(_text(content))
    columns = _Columns.of(next(rows, []))
    if columns is None:
        raise RosterError(
            f'{path.name} has no column that tells who somebody is, such as "ID" or "Name"'
        )
    students: dict[Enrolled, int] = {}
    by_key: dict[str, set[int]] = {}
    for row in rows:
        identities, name, parts = columns.read([names.composed(cell) for cell in row])
        if not identities and not name:
            continue
        # Somebody may be in a roster twice, for two sections; two may have one name, and no more.
        enrolled = Enrolled(identities[0] if identities else name, name)
        place = students.setdefault(enrolled, len(students))
        for key in _keys(identities, name, parts):
            by_key.setdefault(key, set()).add(place)
    return Roster(tuple(students), by_key)


@dataclass(frozen=True)
class _Columns:
    """Where a roster tells what; None for what it doesn't."""

    identities: list[int]
    first: int | None
    last: int | None
    whole: int | None

    @classmethod
    def of(cls, titles: list[str]) -> "_Columns | None":
        """Know columns by their titles; None where nothing tells who somebody is."""
        places = {
            re.sub(r"[\s_]+", " ", names.composed(title)).casefold().strip(): place
            for place, title in enumerate(titles)
        }

        def first_of(known: Iterable[str]) -> int | None:
            return next((places[title] for title in known if title in places), None)

        identities = [places[title] for title in _IDENTITIES if title in places]
        found = cls(identities, first_of(_FIRST), first_of(_LAST), first_of(_NAMES))
        has_name = found.whole is not None or None not in (found.first, found.last)
        return found if identities or has_name else None

    def read(self, cells: list[str]) -> tuple[list[str], str, list[str]]:
        """Return the identities in a row, the name, and its first and last part."""

        def cell(place: int | None) -> str:
            return cells[place] if place is not None and place < len(cells) else ""

        parts = [part for part in (cell(self.first), cell(self.last)) if part]
        identities = [text for place in self.identities if (text := cell(place))]
        return identities, cell(self.whole) or " ".join(parts), parts


def _text(content: bytes) -> str:
    """Return a file's text: spreadsheets write UTF-8 with a mark, UTF-16, or Windows' own."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[list[str]]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise RosterError(f"line {reader.line_num} is no CSV: {error}") from None


def _keys(identities: list[str], name: str, parts: list[str]) -> set[str]:
    """Return all that somebody may go by: Canvas calls Full Name "namefull"."""
    texts = [*identities, name, "".join(parts), "".join(reversed(parts))]
    texts += [identity.partition("@")[0] for identity in identities if "@" in identity]
    if "," in name:
        texts.append(" ".join(reversed(name.split(",", 1))))
    elif " " in name:
        first, _, last = name.rpartition(" ")
        texts.append(last + first)
    return {key for text in texts if (key := _key(text))}


def _key(text: str) -> str:
    """Return what of a name is compared: letters and digits, whatever their case."""
    return re.sub(r"[\W_]+", "", names.composed(text).casefold())
