"""Archives of hostile files, unpacked into a store: no path leads out, and all of it has an end.

What an archive says of itself is believed nowhere: bytes are counted as they come out. A link, a
device or a path that leads out is left out with a remark. What can't be unpacked is a folder that
is `broken`, whatever is wrong with it.
"""

import gzip
import io
import re
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, BinaryIO, cast

from grader.intake.folders import File, Folder, UnreadableError, is_junk, moment
from grader.intake.store import Store, StoreFullError

MAX_FILE_BYTES = 64 * 2**20
"""Of one file that is unpacked: an archive in an archive may be as big."""
MAX_PARTS = 40
"""Folders inside of each other."""
MAX_RATIO, RATIO_FROM = 200, 8 * 2**20
"""How many times as big as the archive all of it may be, once it is that big."""
PIECE = 2**16


@dataclass
class Budget:
    """What may still be unpacked: of one student, all archives in archives together."""

    entries: int = 10_000
    bytes: int = 128 * 2**20
    directory: int = 2 * 2**20
    """Bytes of a zip's list of files, and of any other thing that is read in one go."""

    @classmethod
    def of_a_class(cls) -> "Budget":
        """Return what an archive of all submissions may hold."""
        return cls(entries=5_000_000, bytes=64 * 2**30, directory=2**30)


@dataclass(frozen=True)
class Entry:
    """Something in an archive."""

    path: str
    modified: datetime | None
    content: IO[bytes] | None
    """None for a folder."""
    refused: str = ""
    """Why it is left out, as the end of a sentence."""


@dataclass
class Unpacker:
    """Unpacks archives, until its budget is used up."""

    store: Store
    budget: Budget = field(default_factory=Budget)

    def unpack(self, file: File) -> Folder:
        """Return what is in an archive, as a folder."""
        folder = Folder(file.name)
        try:
            with file.open() as opened:
                self._fill(folder, opened, file.name)
        except UnreadableError as error:
            broken = str(error)
        except StoreFullError:
            broken = f"there is no room to unpack {file.name}"
        # The libraries raise what they please: struct.error, zlib.error, EOFError, KeyError ...
        except Exception:
            broken = f"the archive {file.name} is damaged, or cut off"
        else:
            return folder
        return Folder(file.name, broken=broken)

    def _fill(self, folder: Folder, opened: BinaryIO, name: str) -> None:
        size = opened.seek(0, io.SEEK_END)
        opened.seek(0)
        if size == 0:
            raise UnreadableError(f"the archive {name} is empty")
        allowed = min(self.budget.bytes, max(RATIO_FROM, MAX_RATIO * size))
        is_zip = zipfile.is_zipfile(opened)
        opened.seek(0)
        if is_zip:
            entries = _zip(opened, self.budget)
        else:
            entries = _tar(opened, self.budget, allowed, folder.remarks)
        for entry in entries:
            self.budget.entries -= 1
            if self.budget.entries < 0:
                raise UnreadableError(f"there are too many files in the archive {name}")
            parts = _parts(entry.path)
            if parts is None:
                folder.remarks.append(
                    f"{entry.path[:80]} leads out of the archive, and is left out"
                )
            elif len(parts) > MAX_PARTS:
                folder.remarks.append(f"{entry.path[:80]} lies too deep, and is left out")
            elif ".git" in parts:
                _folder_at(folder, parts[: parts.index(".git")]).is_checkout = True
            elif any(map(is_junk, parts)):
                continue
            elif entry.refused:
                folder.remarks.append(f"{entry.path[:80]} {entry.refused}")
            elif entry.content is None:
                _folder_at(folder, parts)
            else:
                allowed -= self._add(_folder_at(folder, parts[:-1]), parts[-1], entry, allowed)

    def _add(self, folder: Folder, name: str, entry: Entry, allowed: int) -> int:
        """Unpack a file; return how big it is."""
        assert entry.content is not None
        pieces = []
        size = 0
        while piece := entry.content.read(PIECE):
            size += len(piece)
            self.budget.bytes -= len(piece)
            if size > allowed:
                raise UnreadableError("what is in the archive is too big")
            if size <= MAX_FILE_BYTES:
                pieces.append(piece)
        if size > MAX_FILE_BYTES:
            folder.remarks.append(f"{name} is too big, and is left out")
            return size
        if name in folder.files:
            folder.remarks.append(f"{name} is there twice; the later one counts")
        kept = self.store.put(b"".join(pieces))
        folder.files[name] = File(name, entry.modified, lambda: io.BytesIO(kept.read()))
        return size


def _parts(path: str) -> list[str] | None:
    """Return the names in a path, also in one of Windows; None where it leads out."""
    path = path.replace("\\", "/")
    if path.startswith("/") or re.match("[A-Za-z]:", path) or "\0" in path:
        return None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return None if ".." in parts else parts


def _folder_at(folder: Folder, parts: list[str]) -> Folder:
    """Return a folder below another; made, where it isn't there."""
    for part in parts:
        if part not in folder.folders:
            made = Folder(part)
            folder.folders[part] = lambda made=made: made  # type: ignore[misc]
        folder = folder.folders[part]()
    return folder


class _Bounded(io.RawIOBase):
    """A stream that refuses to read much in one go: a length in a header is the archive's word."""

    def __init__(self, stream: IO[bytes], at_once: int, in_all: int | None = None) -> None:
        self._stream = stream
        self._at_once = at_once
        self._in_all = in_all

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes."""
        if size > self._at_once:
            raise UnreadableError("the archive lists too many files")
        content = self._stream.read(size if size >= 0 else self._at_once)
        if self._in_all is not None:
            self._in_all -= len(content)
            if self._in_all < 0:
                raise UnreadableError("what is in the archive is too big")
        return content

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to another place; where bytes are counted, forwards by reading."""
        if self._in_all is not None:
            if whence != io.SEEK_SET or offset < self.tell():
                raise UnreadableError("the archive leads back to its beginning")
            while (left := offset - self.tell()) > 0 and self.read(min(left, PIECE)):
                pass
            return self.tell()
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """It is."""
        return True


def _zip(opened: BinaryIO, budget: Budget) -> Iterator[Entry]:
    """Yield what is in a zip."""
    bounded = cast(IO[bytes], _Bounded(opened, budget.directory))
    with zipfile.ZipFile(bounded) as archive:
        for info in archive.infolist():
            path, kind = _zip_name(info), stat.S_IFMT(info.external_attr >> 16)
            try:
                modified = datetime(*info.date_time).astimezone()
            except (ValueError, OverflowError, OSError):
                modified = None
            if path.endswith(("/", "\\")):
                yield Entry(path, modified, None)
            elif kind == stat.S_IFLNK:
                yield Entry(path, modified, None, "is a link, which is not followed")
            elif kind not in (0, stat.S_IFREG):
                yield Entry(path, modified, None, "is no regular file, and is not read")
            elif info.flag_bits & 1:
                raise UnreadableError("the archive is encrypted")
            elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                yield Entry(path, modified, None, "is packed in a way that is not unpacked here")
            else:
                with archive.open(info) as content:
                    yield Entry(path, modified, content)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return a name; where nothing says its encoding, UTF-8 if it can be, else cp437."""
    name = info.orig_filename
    if info.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _tar(opened: BinaryIO, budget: Budget, allowed: int, remarks: list[str]) -> Iterator[Entry]:
    """Yield what is in a tar, packed by gzip or not."""
    is_packed = opened.read(2) == b"\x1f\x8b"
    opened.seek(0)
    stream = cast(IO[bytes], gzip.GzipFile(fileobj=opened)) if is_packed else opened
    # Headers count as well: they can be as many, and as big, as files.
    overhead = max(RATIO_FROM, allowed // 8)
    bounded = cast(IO[bytes], _Bounded(stream, min(budget.directory, 2**24), allowed + overhead))
    with tarfile.open(fileobj=bounded, mode="r:") as archive:
        for member in archive:
            # Its list of all that it has seen grows otherwise.
            archive.members = []  # type: ignore[attr-defined]
            modified = moment(member.mtime)
            if member.isdir():
                yield Entry(member.name, modified, None)
            elif member.issym() or member.islnk():
                yield Entry(member.name, modified, None, "is a link, which is not followed")
            elif not member.isreg() or member.issparse():
                yield Entry(member.name, modified, None, "is no regular file, and is not read")
            else:
                with archive.extractfile(member) or io.BytesIO() as content:
                    yield Entry(member.name, modified, content)
        # A tar ends with a header of zeros, which some do without: it need not be cut off there.
        if bounded.tell() <= archive.offset:
            remarks.append("the archive has no end: files may be missing that were in it")
        # Only its end tells whether a packed file is whole.
        while bounded.read(PIECE):
            pass
