"""What stands in a cell, and how a table is written as CSV."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeAlias

from grader.gradebook.grades import Grade
from grader.reports.spreadsheet import cell

Cell: TypeAlias = str | int
MAX_CELL = 30_000
"""Characters of a cell: spreadsheets take a few more."""
DIRECTIONS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
"""Characters of these kinds turn what stands beside them."""


def to_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV (RFC 4180), with the mark by which a spreadsheet knows UTF-8."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    for row in rows:
        writer.writerow([cell(plain(one)) if isinstance(one, str) else one for one in row])
    return codecs.BOM_UTF8 + table.getvalue().encode()


def plain(text: str) -> str:
    """Return a text without characters that steer; names in all scripts stay as they are."""
    return "".join(map(_plain_character, text[:MAX_CELL]))


def _plain_character(character: str) -> str:
    if character == "\n":
        return character
    if unicodedata.bidirectional(character) in DIRECTIONS:
        return ""
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character


def points_of(grade: Grade, exercise: str) -> Cell:
    """Return the points of an exercise; nothing where there is no score."""
    return grade.points(exercise) if grade.has_score else ""


def total_of(grade: Grade) -> Cell:
    """Return all points; nothing where there is no score."""
    return grade.total if grade.has_score else ""


def moment(time: datetime | None) -> str:
    """Return a moment, in UTC."""
    return time.strftime("%Y-%m-%d %H:%M:%S UTC") if time else ""
