"""What was handed in, as bytes: read once, before any of it runs.

Whatever happens to the folder later, by code that runs from a copy or by anybody else, is of no
account: these bytes are what is run, shown and reported.
"""

import functools
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

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


Read: TypeAlias = Callable[[int], tuple[str | None, bytes]]
"""Reads a file of so many bytes at most: what is wrong with it, or None, and what it holds.

What is wrong is what stands there instead: "" for nothing.
"""


def read_files(folder: Path) -> SubmittedFiles:
    """Read a submission's folder. No link in it is followed, and nothing is waited for."""
    modules = {
        module: functools.partial(_read, folder / f"{module}.py")
        for module in course().exercise_names
    }
    others = (
        (name, functools.partial(_read, folder / name)) for name in _others(folder, set(modules))
    )
    return take_files(folder.resolve(), modules, others)


def take_files(
    path: Path, modules: Mapping[str, Read], others: Iterable[tuple[str, Read]]
) -> SubmittedFiles:
    """Read the modules, then what lies beside them, as far as all of it is within limits."""
    contents: dict[str, bytes] = {}
    instead: dict[str, str] = {}
    for module, read in modules.items():
        problem, content = read(MAX_MODULE)
        if problem is None:
            problem = _what_is_wrong_with_the_encoding(content)
        if problem is None:
            contents[f"{module}.py"] = content
        else:
            instead[module] = problem
    size = sum(map(len, contents.values()))
    for name, read in others:
        problem, content = read(min(MAX_FILE, MAX_BYTES - size))
        is_code = name.endswith(".py")
        if problem is None and not (is_code and _what_is_wrong_with_the_encoding(content)):
            contents[name] = content
            size += len(content)
        if len(contents) == MAX_FILES:
            break
    return SubmittedFiles(path, contents, instead)


def submitted_files(path: Path, found: Mapping[str, bytes]) -> SubmittedFiles:
    """Take of files at hand what counts, by the same rules."""
    names = course().exercise_names
    modules = {name: functools.partial(_at_hand, found.get(f"{name}.py")) for name in names}
    by_depth = sorted(found, key=lambda name: (name.count("/"), name))
    beside = [name for name in by_depth if may_lie_beside(name, names)]
    others = ((name, functools.partial(_at_hand, found[name])) for name in beside)
    return take_files(path, modules, others)


def _at_hand(content: bytes | None, limit: int) -> tuple[str | None, bytes]:
    if content is None:
        return "", b""
    return (None, content) if len(content) <= limit else (f"a file of over {limit} bytes", b"")


def may_lie_beside(name: str, modules: Collection[str]) -> bool:
    """Whether a file or folder beside the modules is taken, by its name below their folder."""
    parts = name.split("/")
    # A package would be imported in the place of a module.
    is_a_module = parts[0].removesuffix(".py") in modules
    return len(name) <= MAX_NAME and not is_a_module and not any(map(NOT_TAKEN.fullmatch, parts))


def _others(folder: Path, modules: set[str]) -> Iterator[str]:
    """Yield the names of the files beside the modules, by depth and then in order."""
    level = [""]
    for _ in range(MAX_DEPTH):
        below = []
        for place in level:
            try:
                entries = sorted(os.scandir(folder / place), key=lambda entry: entry.name)
            except OSError:  # it can't be read, or has gone
                continue
            for entry in entries:
                name = f"{place}{entry.name}"
                if not may_lie_beside(name, modules):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{name}/")
                else:
                    yield name
        level = below


def _read(file: Path, limit: int) -> tuple[str | None, bytes]:
    """Read a regular file."""
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


def _what_is_wrong_with_the_encoding(content: bytes) -> str | None:
    """Return None where a file's code is the code that one sees, else what it is instead."""
    named = _ENCODING.match(content)
    if named is None:
        return None
    encoding = named[1].decode("ascii", errors="replace")
    if _ASCII_IS_ASCII.fullmatch(encoding.lower().replace("_", "-")):
        return None
    return f"a file in the encoding {encoding[:40]}"
