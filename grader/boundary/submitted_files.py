"""What was handed in, as bytes: read once, before any of it runs.

Whatever happens to the folder later, by code that runs from a copy or by anybody else, is of no
account: these bytes are what is run, shown and reported.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from grader.course import course

MAX_MODULE = 1_000_000
"""Bytes of a file that is graded."""
MAX_FILE = 8 * 2**20
"""Bytes of any other file: data that a function reads, say."""
MAX_FILES, MAX_BYTES = 200, 32 * 2**20
"""How many files are taken, and how much in all; those on top come first."""
MAX_DEPTH = 8
"""Folders inside of each other."""
MAX_NAME = 400
"""Characters of a file's name, its folders included."""

NOT_TAKEN = re.compile(r"\..*|__pycache__|.*\.(?:py[cdo]|so|pth)")
"""What is nobody's work, or would be imported in the place of the text that one sees."""
_ENCODING = re.compile(rb"(?:[^\r\n]*(?:\r\n?|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")
"""PEP 263: a comment in one of the first two lines names the encoding."""
_ASCII_IS_ASCII = re.compile(r"utf-?8(-sig)?|(us-)?ascii|latin-?1|(iso-?8859|cp125|koi8)-?\w+")
"""Encodings in which code is what it looks like, in whatever a reader takes it for."""


@dataclass(frozen=True)
class SubmittedFiles:
    """The files of one submission."""

    path: Path
    """Where they come from: told to readers, and read no more."""
    contents: Mapping[str, bytes]
    """By their names below the folder, with "/" between."""
    instead: Mapping[str, str]
    """What stands in the place of a module that isn't taken: "a folder"."""

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.path.name

    def text_of(self, module: str) -> str:
        """Return a module's text, as far as it can be read; "" for one that isn't there."""
        return self.contents.get(f"{module}.py", b"").decode("utf-8", errors="replace")


def read_files(folder: Path) -> SubmittedFiles:
    """Read a submission's folder. No link in it is followed, and nothing is waited for."""
    found: dict[str, bytes] = {}
    instead: dict[str, str] = {}
    for module in course().exercise_names:
        problem, content = _read(folder / f"{module}.py", MAX_MODULE)
        if problem is None:
            found[f"{module}.py"] = content
        else:
            instead[module] = problem
    left = MAX_BYTES - sum(map(len, found.values()))
    for name in _others(folder):
        problem, content = _read(folder / name, min(MAX_FILE, left))
        if problem is None and len(found) < MAX_FILES:
            found[name] = content
            left -= len(content)
    return submitted_files(folder.resolve(), found, instead)


def submitted_files(
    path: Path, found: Mapping[str, bytes], instead: Mapping[str, str] = MappingProxyType({})
) -> SubmittedFiles:
    """Take of files what counts; `instead` says of modules what was found in their place."""
    contents: dict[str, bytes] = {}
    problems = dict(instead)
    for module in course().exercise_names:
        content = found.get(f"{module}.py")
        problem = "" if content is None else _what_is_wrong_with(content)
        if content is not None and problem is None:
            contents[f"{module}.py"] = content
        else:
            problems.setdefault(module, problem or "")
    left = MAX_BYTES - sum(map(len, contents.values()))
    for name, content in sorted(found.items(), key=_depth):
        is_code = name.endswith(".py")
        if (
            name not in contents
            and _may_be_taken(name)
            and len(contents) < MAX_FILES
            and len(content) <= min(MAX_FILE, left)
            and not (is_code and _what_is_wrong_with(content))
        ):
            contents[name] = content
            left -= len(content)
    return SubmittedFiles(path, contents, problems)


def _depth(file: tuple[str, bytes]) -> tuple[int, str]:
    return file[0].count("/"), file[0]


def _may_be_taken(name: str) -> bool:
    """Whether a file beside the modules is somebody's work, and not in a module's place."""
    parts = name.split("/")
    return not (
        len(name) > MAX_NAME
        or len(parts) > MAX_DEPTH
        # A package would be imported in the place of a module.
        or parts[0].removesuffix(".py") in course().exercise_names
        or any(NOT_TAKEN.fullmatch(part) for part in parts)
    )


def _others(folder: Path) -> Iterator[str]:
    """Yield the names of the files beside the modules, by depth and then in order."""
    level = [""]
    while level:
        below = []
        for place in level:
            try:
                entries = sorted(os.scandir(folder / place), key=lambda entry: entry.name)
            except OSError:  # it can't be read, or has gone
                continue
            for entry in entries:
                name = f"{place}{entry.name}"
                if not _may_be_taken(name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{name}/")
                else:
                    yield name
        level = below


def _read(file: Path, limit: int) -> tuple[str | None, bytes]:
    """Read a regular file; return what is wrong with it, or None, and what it holds.

    What is wrong is what stands there instead: "" for nothing.
    """
    try:
        if file.is_symlink():
            return "a link", b""
        if file.is_dir():
            return "a folder", b""
        # Another's pipe, or a lease on the file, would keep us waiting.
        descriptor = os.open(file, os.O_RDONLY | _NO_LINK_NO_WAITING)
    except FileNotFoundError:
        return "", b""
    except (OSError, ValueError):
        return "something that can't be read", b""
    with open(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return "something that is no file", b""
        try:
            content = opened.read(limit + 1)
        except OSError:
            return "something that can't be read", b""
    return (None, content) if len(content) <= limit else (f"a file of over {limit} bytes", b"")


# Windows knows neither; there, links are for administrators.
_NO_LINK_NO_WAITING = sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY")
)


def _what_is_wrong_with(content: bytes) -> str | None:
    """Return None where a file's code is the code that one sees, else what it is instead."""
    if len(content) > MAX_MODULE:
        return f"a file of over {MAX_MODULE} bytes"
    named = _ENCODING.match(content)
    if named is None:
        return None
    encoding = named[1].decode("ascii", errors="replace")
    if _ASCII_IS_ASCII.fullmatch(encoding.lower().replace("_", "-")):
        return None
    return f"a file in the encoding {encoding[:40]}"
