"""What every layout makes of a folder: who handed in what."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from grader.intake import names
from grader.intake.folders import File, Folder

Unpack = Callable[[File], Folder]
"""Opens an archive; one that can't be opened is `broken`."""


@dataclass(frozen=True)
class Delivery:
    """What lies together, of one person."""

    identity: str
    name: str
    source: str
    """Where it is, below the folder of the class."""
    open: Callable[[Unpack], Folder]
    time: datetime | None = None
    late: bool = False
    order: int = 0
    """Of several at the same time: a later one has more."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A folder of a class, understood."""

    title: str
    """What it is, in words."""
    deliveries: Iterable[Delivery]
    not_understood: list[str] = field(default_factory=list)
    """What belongs to nobody, and why."""
    remarks: list[str] = field(default_factory=list)


def openers(top: Folder) -> dict[str, Callable[[Unpack], Folder]]:
    """Return how to open each folder and each archive in a folder, by name."""
    found: dict[str, Callable[[Unpack], Folder]] = {
        name: functools.partial(_open_folder, open_it) for name, open_it in top.folders.items()
    }
    for name, file in top.files.items():
        if names.is_archive(name):
            found[name] = functools.partial(_open_archive, file)
    return found


def strays(top: Folder, but: Iterable[str] = ()) -> list[str]:
    """Return what the files are that are no archives, each in a sentence without its end."""
    return [
        f"{name} is an archive of a kind that is not unpacked here (zip and tar.gz are)"
        if name.casefold().endswith(names.OTHER_ARCHIVES)
        else f"{name} belongs to nobody"
        for name in top.files
        if not names.is_archive(name) and name not in but
    ]


def files_together(name: str, files: dict[str, File]) -> Callable[[Unpack], Folder]:
    """Return how to open files that belong to one person: as a folder."""
    return lambda unpack: Folder(name, files)


def _open_folder(open_it: Callable[[], Folder], unpack: Unpack) -> Folder:
    return open_it()


def _open_archive(file: File, unpack: Unpack) -> Folder:
    return unpack(file)
