"""Folders of hostile files: listed and read with an end to everything, and without side effects.

A folder on the disk and an archive look the same. No link is followed; pipes, sockets and devices
are not opened in a way that waits. Nobody else is taken to change the folder meanwhile.
"""

import functools
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

MAX_LISTED = 10_000
"""Entries of one folder."""

_JUNK = {"__macosx", "__pycache__", "thumbs.db", "desktop.ini", "node_modules", "venv"}


class UnreadableError(Exception):
    """Something can't be read; its text says why, as the end of a sentence."""


@dataclass(frozen=True)
class File:
    """A regular file."""

    name: str
    modified: datetime | None
    open: Callable[[], BinaryIO]
    """Open it, to be read from any place. Raises UnreadableError."""

    def read(self, limit: int) -> bytes:
        """Return its bytes; one more than the limit, where there are more. Raises as `open`."""
        with self.open() as opened:
            try:
                return opened.read(limit + 1)
            except OSError as error:
                raise UnreadableError(f"{self.name} can't be read: {error.strerror}") from None


@dataclass
class Folder:
    """What is in a folder, or in an archive."""

    name: str
    files: dict[str, File] = field(default_factory=dict)
    folders: dict[str, Callable[[], "Folder"]] = field(default_factory=dict)
    """Functions that open them; one that can't be opened is `broken`."""
    is_checkout: bool = False
    """Whether git keeps its history in it."""
    remarks: list[str] = field(default_factory=list)
    """What was left out, and why, each as a sentence without its end."""
    broken: str = ""
    """Why it can't be read, as the end of a sentence: nothing is in it then."""


def is_junk(name: str) -> bool:
    """Whether systems and tools leave something of this name behind."""
    return name.startswith(".") or name.casefold() in _JUNK


def list_folder(path: Path, limit: int = MAX_LISTED) -> Folder:
    """Return what is in a folder on the disk, which may have so many entries."""
    try:
        with os.scandir(path) as entries:
            listed = sorted(islice(entries, limit + 1), key=lambda entry: entry.name)
    except OSError as error:
        broken = f"the folder {path.name} can't be opened: {error.strerror}"
        return Folder(path.name, broken=broken)
    if len(listed) > limit:
        broken = f"the folder {path.name} holds more than {limit:,} files and folders"
        return Folder(path.name, broken=broken)
    folder = Folder(path.name)
    for entry in listed:
        folder.is_checkout |= entry.name == ".git"
        if not is_junk(entry.name):
            _add(entry, folder)
    return folder


def _add(entry: "os.DirEntry[str]", folder: Folder) -> None:
    path = Path(entry.path)
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError as error:
        folder.remarks.append(f"{entry.name} can't be looked at: {error.strerror}")
        return
    if stat.S_ISDIR(facts.st_mode):
        folder.folders[entry.name] = functools.partial(list_folder, path)
    elif stat.S_ISREG(facts.st_mode):
        folder.files[entry.name] = file_on_disk(path, moment(facts.st_mtime))
    elif stat.S_ISLNK(facts.st_mode):
        folder.remarks.append(f"{entry.name} is a link, which is not followed")
    else:
        folder.remarks.append(f"{entry.name} is no regular file, and is not read")


def file_on_disk(path: Path, modified: datetime | None = None) -> File:
    """Return a file of the disk, not opened yet."""
    return File(path.name, modified, functools.partial(_open, path))


def _open(path: Path) -> BinaryIO:
    """Open a regular file. A link is not followed, and nothing is waited for."""
    # Windows has none of these, but O_BINARY.
    flags = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
    try:
        descriptor = os.open(path, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
    except OSError as error:
        raise UnreadableError(f"{path.name} can't be read: {error.strerror}") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError(f"{path.name} is no regular file")
    return open(descriptor, "rb")


def moment(seconds: float) -> datetime | None:
    """Return a time of a file; None where it is none."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OSError, OverflowError, ValueError):
        return None
