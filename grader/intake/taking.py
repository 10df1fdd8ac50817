"""Takes the files of a submission, as far as limits allow, and keeps them in the store."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from grader.boundary.submitted_files import Read, SubmittedFiles, may_lie_beside, take_files
from grader.intake import names
from grader.intake.folders import File, UnreadableError
from grader.intake.search import Place, walk
from grader.intake.store import Store, StoredFiles

TIMESTAMP = "timestamp.txt"
"""Where nbgrader writes when something was handed in: "2026-11-12 18:00:00.000000 UTC"."""


@dataclass(frozen=True)
class Taken:
    """A submission, read."""

    files: SubmittedFiles
    notebooks: tuple[str, ...]
    """The exercises of which there is a notebook, and no module."""
    time: datetime | None
    """As a file that says it has it."""
    problem: str
    """Why nothing of it can be graded, as the end of a sentence; "" where something can."""
    notes: tuple[str, ...]


def take(place: Place, exercises: Sequence[str], source: Path, store: Store) -> Taken:
    """Read what belongs to a submission: the exercises, then what else lies there."""
    modules = {name: _reader(place.exercises.get(f"{name}.py")) for name in exercises}
    files = take_files(source, modules, _others(place, exercises))
    notebooks = tuple(
        name
        for name in exercises
        if f"{name}.ipynb" in files.contents and f"{name}.py" not in place.exercises
    )
    refused = [f"{name}.py is {what}" for name, what in files.instead.items() if what]
    refused += [
        f"{name} is too big, or can't be read"
        for name in sorted(place.exercises)
        if name.endswith(".ipynb") and name not in files.contents
    ]
    is_empty = not notebooks and all(f"{name}.py" not in files.contents for name in exercises)
    return Taken(
        replace(files, contents=StoredFiles.keep(files.contents, store)),
        notebooks,
        _time(place),
        "; ".join(refused) if is_empty else "",
        (*place.notes, *(refused if not is_empty else ())),
    )


def _reader(file: File | None) -> Read:
    """Return a function that reads a file, which may not be there."""

    def read(limit: int) -> tuple[str | None, bytes]:
        if file is None:
            return "", b""
        try:
            content = file.read(limit)
        except UnreadableError:
            return "something that can't be read", b""
        return (None, content) if len(content) <= limit else (f"a file of over {limit} bytes", b"")

    return read


def _others(place: Place, exercises: Sequence[str]) -> Iterator[tuple[str, Read]]:
    """Yield the files that are no modules by relative names: the notebooks, then the rest."""
    for name, file in sorted(place.exercises.items()):
        if name.endswith(".ipynb"):
            yield name, _reader(file)
    for path, folder in walk(place.folder, (), unpack=None):
        for own_name, file in folder.files.items():
            name = "/".join((*path, own_name))
            is_exercise = not path and names.exercise_file(own_name, exercises) is not None
            if not is_exercise and may_lie_beside(name, exercises):
                yield name, _reader(file)


def _time(place: Place) -> datetime | None:
    """Return the time in a file that the system left beside the exercises."""
    if (file := place.folder.files.get(TIMESTAMP)) is None:
        return None
    try:
        text = file.read(100).decode("utf-8", errors="replace").strip()
        time = datetime.fromisoformat(re.sub(r" ?(UTC|Z)$", "+00:00", text))
    except (UnreadableError, ValueError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
