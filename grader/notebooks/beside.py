"""What lies beside the notebooks that were handed in: helpers and data, or anything.

No link is followed, at any depth: it may lead to somebody else's work, or to ours. Nor is a pipe
opened, which would be read for ever.
"""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from grader.course import course
from grader.reports.printable import clip

MAX_FILES, MAX_FILES_BYTES = 200, 32 * 2**20
"""How many files are taken, and how much in all."""
MAX_ENTRIES = 2_000
"""How many files of any kind are looked at."""
MAX_SHOWN, WIDTH = 5, 60
LEFT_BEHIND = {"grader", "__pycache__"}
"""Folders that are nobody's work."""


class Beside(NamedTuple):
    """The files beside the notebooks."""

    taken: list[Path]
    notes: list[str]
    """What was not taken, in sentences."""


def look_around(folder: Path) -> Iterator[Path]:
    """Yield what is below a folder, those on top first: files, links, and whatever else there is.

    The folders themselves are not, nor is anything after the first few thousand.
    """
    yield from islice(_all_below(folder), MAX_ENTRIES)


def _all_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        yield from (Path(place, name) for name in sorted(names))
        links = sorted(name for name in folders if Path(place, name).is_symlink())
        yield from (Path(place, name) for name in links)
        folders[:] = sorted(set(folders) - set(links))


def is_ordinary(file: Path) -> bool:
    """Whether it is a file, and no link to one."""
    return file.is_file() and not file.is_symlink()


def files_beside(folder: Path) -> Beside:
    """Return a student's other files; none has the name of a module that a notebook becomes."""
    taken: list[Path] = []
    odd: list[str] = []
    size = 0
    for file in look_around(folder):
        name = file.relative_to(folder)
        if file.suffix == ".ipynb" or not all(map(_is_taken, name.parts)):
            continue
        if not is_ordinary(file):
            odd.append(clip(name.as_posix(), WIDTH))
            continue
        size += file.stat().st_size
        if len(taken) == MAX_FILES or size > MAX_FILES_BYTES:
            mib = MAX_FILES_BYTES // 2**20
            return Beside(taken, [f"Taken are {MAX_FILES} other files, of {mib} MiB, at most."])
        taken.append(file)
    notes = [f"Not taken, as it is a link or no file: {name}." for name in odd[:MAX_SHOWN]]
    return Beside(taken, notes)


def _is_taken(name: str) -> bool:
    is_a_module = name.removesuffix(".py") in course().exercise_names
    return not is_a_module and name not in LEFT_BEHIND and not name.startswith(".")
