"""Writes an edition into a folder, that for students or another, and brings one up to date.

A file of the edition lists what was written, with a hash of each. By it an update knows what
somebody has changed since: such a file is theirs, and stays as it is. Only the grader itself is
always written anew, for half of one and half of another would not work.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grader.authoring.edition import make_edition
from grader.course import course
from grader.files import write_file

MANIFEST = ".edition.json"
GRADER = "grader"


class ReleaseError(Exception):
    """The edition can't be written there; its text says why."""


@dataclass
class Released:
    """What a release has done, by path."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Changed since by somebody: newer ones were not written."""


def release(
    destination: Path,
    update: bool = False,
    make_files: Callable[[], dict[str, str]] = make_edition,
) -> Released:
    """Write an edition into a folder that is empty or not there; or bring it up to date.

    `make_files` returns its files, by path. Raises ReleaseError, and writes nothing, where the
    folder is not as it should be; and AuthoringError where no edition can be made.
    """
    known = _check(destination, update)
    files = make_files()
    for name in files:
        _refuse_links(destination, name)
    done = Released()
    for name, text in files.items():
        _write(destination / name, name, text, known.get(name), done)
    for name in sorted(set(known) - set(files)):
        _remove(destination, name, known[name], done)
    hashes = {name: _hash(text.encode()) for name, text in files.items()}
    manifest = json.dumps(hashes, indent=1) + "\n"
    write_file(destination / MANIFEST, manifest)
    return done


def _check(destination: Path, update: bool) -> dict[str, str]:
    """Make sure that the folder may be written to; return the hashes of what was written there."""
    if destination.resolve().is_relative_to(course().root):
        raise ReleaseError(f"{destination} lies inside of this repository: take another folder")
    if destination.exists() and not destination.is_dir():
        raise ReleaseError(f"{destination} is not a folder")
    if update:
        return _read_manifest(destination)
    if destination.exists() and any(destination.iterdir()):
        raise ReleaseError(
            f"{destination} is not empty. Where an edition is there already, say --update"
        )
    return {}


def _read_manifest(destination: Path) -> dict[str, str]:
    try:
        known = json.loads((destination / MANIFEST).read_text(encoding="utf-8"))
    except OSError:
        raise ReleaseError(f"there is no edition in {destination}: {MANIFEST} is missing") from None
    except ValueError:
        raise ReleaseError(f"{destination / MANIFEST} is damaged: it is not JSON") from None
    if not isinstance(known, dict) or not all(map(_is_inside, known)):
        raise ReleaseError(f"{destination / MANIFEST} is damaged: it names no files of an edition")
    return {name: str(value) for name, value in known.items()}


def _is_inside(name: str) -> bool:
    """Whether a path leads to a file below the folder that it is relative to."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _refuse_links(destination: Path, name: str) -> None:
    """Make sure that no folder on the way to a file is a link, which would lead elsewhere."""
    for folder in (destination / name).relative_to(destination).parents:
        if (destination / folder).is_symlink() and folder != Path():
            raise ReleaseError(f"{destination / folder} is a link: make it a folder")


def _write(file: Path, name: str, text: str, known: str | None, done: Released) -> None:
    """Write a file of the edition, unless it is there already, or somebody's own."""
    present = _present_hash(file)
    if present == _hash(text.encode()):
        return
    if present is not None and present != known and GRADER not in PurePosixPath(name).parent.parts:
        done.kept.append(name)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, text)
    done.written.append(name)


def _remove(destination: Path, name: str, known: str, done: Released) -> None:
    """Remove a file that the edition has no more, unless somebody has changed it."""
    _refuse_links(destination, name)
    file = destination / name
    present = _present_hash(file)
    if present == known:
        file.unlink()
        done.removed.append(name)
    elif present is not None:
        done.kept.append(name)


def _present_hash(file: Path) -> str | None:
    """Return the hash of a file, None where there is none; that of a link or a pipe is nobody's."""
    if file.is_symlink() or (file.exists() and not file.is_file()):
        return "not a file"
    return _hash(file.read_bytes()) if file.exists() else None


def _hash(content: bytes) -> str:
    """Return a hash that is the same for any kind of line ends: git may have changed them."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
