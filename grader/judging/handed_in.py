"""Looks at a folder that is to be graded: is it one, and where else might the files be?"""

import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from grader.course import course

MAX_DEPTH = 3
"""How many folders deep the files are looked for."""
MAX_ENTRIES = 2_000
"""How many files and folders are looked at, and how many names in an archive."""
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")


def what_is_wrong_with(folder: Path) -> str:
    """Return why a folder can't be graded, and what to do, in a sentence; "" where it can."""
    if not folder.exists():
        return f"there is no folder {folder}"
    if folder.is_file() and folder.name.endswith(ARCHIVES):
        return f"{folder} is an archive: unpack it first, and name the folder"
    if not folder.is_dir():
        return f"{folder} is not a folder"
    if folder.is_symlink():
        # In a pull request it may lead to the solutions.
        return f"{folder} is a link, no folder"
    wanted = dict.fromkeys(f"{name}.py" for name in course().exercise_names)
    if any((folder / name).is_file() for name in wanted):
        return ""
    if not any(folder.iterdir()):
        return f"the folder {folder} is empty"
    missing = f"there is no {_one_of(list(wanted))} in {folder}"
    return f"{missing}. {_where_else(folder, set(wanted))}".strip()


def _one_of(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _where_else(folder: Path, wanted: set[str]) -> str:
    """Say in which folder, archive or notebooks the files are, where they are somewhere."""
    notebooks = {f"{Path(name).stem}.ipynb" for name in wanted}
    for path in islice(_below(folder), MAX_ENTRIES):
        if path.name in wanted:
            return f"They are in {path.parent}: name that folder"
        if path.name in notebooks:
            return f"There are notebooks in {path.parent}: those are graded with nbgrader"
        if path.name.endswith(ARCHIVES) and wanted & set(map(_last_part, _names_in(path))):
            return f"They are in the archive {path}: unpack it first"
    return ""


def _below(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Yield what is in a folder, and in the folders in it; links are not followed."""
    entries = sorted(folder.iterdir())
    yield from (path for path in entries if path.is_file())
    if depth < MAX_DEPTH:
        for path in entries:
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                yield from _below(path, depth + 1)


def _names_in(archive: Path) -> Iterable[str]:
    """Return the names in an archive, as far as they can be read."""
    try:
        if archive.suffix == ".zip":
            with zipfile.ZipFile(archive) as opened:
                return opened.namelist()[:MAX_ENTRIES]
        with tarfile.open(archive) as tar:
            return [member.name for member in islice(tar, MAX_ENTRIES)]
    except (OSError, zipfile.BadZipFile, tarfile.TarError):
        return []


def _last_part(name: str) -> str:
    return name.rpartition("/")[2]
