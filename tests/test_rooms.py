"""The rooms of the grader: imports run one way only, as the map in `grader/__init__.py` says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader
from grader.course import ENGINE

COURSE = {"checks", "misconceptions"}
TOO_LONG = 300


def read_map() -> dict[str, set[str]]:
    """Return the rooms that each room may use, in the order of the map."""
    table = re.search(r"    (room .*\n(?:    .*\n)+)", grader.__doc__ or "")
    assert table is not None
    heading, *rows = [line.strip() for line in table[1].splitlines()]
    column = heading.index("uses")
    return {row.split()[0]: set(row[column:].split()) for row in rows}


MAP = read_map()


def room_of(file: Path) -> str:
    """Return the room that a file stands in; a single file is a room of its own."""
    first = file.relative_to(ENGINE).parts[0]
    return first.removesuffix(".py")


def files() -> list[Path]:
    """Return the files of the engine."""
    return [
        file
        for file in sorted(ENGINE.rglob("*.py"))
        if room_of(file) not in COURSE | {"__init__"} and "student" not in file.parts
    ]


def imported_rooms(file: Path) -> Iterator[str]:
    """Yield the rooms that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            first, *rest = name.split(".")
            if first == "grader" and rest:
                yield rest[0]


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(ENGINE).as_posix())
def test_a_file_imports_what_its_room_may_use(file: Path) -> None:
    """And nothing of the course."""
    room = room_of(file)
    assert set(imported_rooms(file)) - {room} <= MAP[room]


@pytest.mark.parametrize("room", MAP)
def test_the_map_says_no_more_than_there_is(room: str) -> None:
    """An arrow that nobody goes along is not drawn."""
    own = [file for file in files() if room_of(file) == room]
    assert set().union(*map(set, map(imported_rooms, own))) - {room} == MAP[room]


def test_the_map_shows_every_room() -> None:
    """None more, none less."""
    assert set(MAP) == {room_of(file) for file in files()}


def test_no_room_uses_one_that_stands_below_it() -> None:
    """So that there is no way back."""
    above: set[str] = set()
    for room, uses in MAP.items():
        assert uses <= above
        above.add(room)
    assert MAP["worker"] == set()


@pytest.mark.parametrize("room", sorted({file.parent for file in files()} - {ENGINE}))
def test_a_room_says_what_it_is_for(room: Path) -> None:
    """In a paragraph at its door."""
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert text


def test_a_file_is_one_idea() -> None:
    """Under 300 lines, the course's included."""
    # An exercise's checks are one file, whose name is that of the exercise.
    checks = set((ENGINE / "checks").glob("test_*.py"))
    long = {
        file.relative_to(ENGINE).as_posix(): lines
        for file in set(ENGINE.rglob("*.py")) - checks
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) >= TOO_LONG
    }
    assert long == {}
