"""Folders that hold anything: they are read at once, nothing outside is, and right work counts."""

import contextlib
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.boundary.submitted_files import MAX_BYTES, MAX_FILE, MAX_FILES, MAX_MODULE, read_files
from tests.places import SOLUTIONS
from tests.submissions import all_checks, all_exercises, grade_by, points_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

MODULE, FUNCTION = "neural_network", "neural_network.normalize"
SECRET = b"STOLEN"

parts = st.one_of(
    st.sampled_from(
        [
            *("numpy.py", "numpy", "json.py", "sitecustomize.py", "conftest.py", "grader", "x.pth"),
            *("__pycache__", "__init__.py", MODULE, f"{MODULE}.abi3.so", "grid.pyc", ".git"),
            *(f"{name}.py" for name in all_exercises() if name != MODULE),
            *("-rf", "a b", "\x1b[2J", "\u202egpj.py", "line\nend", "con", "C:", "\\", "x" * 255),
        ]
    ).map(os.fsencode),
    st.binary(min_size=1, max_size=12).filter(lambda name: not {0, ord("/")} & set(name)),
).filter(lambda name: name not in (b".", b"..", os.fsencode(f"{MODULE}.py")))
"""Of a name: those that something may make of, and any bytes."""
names = st.lists(parts, min_size=1, max_size=12).map(b"/".join)
contents = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [
            *(b"# coding: utf-7\nx", b"# coding: no-such\n", b"\xff\xfe\x00", b"\x00", b"raise 1"),
            *(b"#" * (MAX_MODULE + 1), b"x" * (MAX_FILE + 1), b"import os; os._exit(0)"),
        ]
    ),
)
kinds = st.sampled_from(["file", "link", "hard link", "pipe", "folder", "socket", "locked", "hole"])
folders = st.dictionaries(names, st.tuples(kinds, contents), max_size=20)


@pytest.fixture(scope="module")
def outside() -> Iterator[Path]:
    """A folder with a secret, beside which the submissions lie."""
    folder = Path(tempfile.mkdtemp())
    (folder / "secret").mkdir()
    (folder / "secret" / "key.py").write_bytes(SECRET)
    yield folder
    shutil.rmtree(folder)


def fill(folder: Path, entries: dict[bytes, tuple[str, bytes]], outside: Path) -> None:
    """Make what can be made of these entries: some stand in each other's place."""
    for name, (kind, content) in entries.items():
        path = os.path.join(os.fsencode(folder), name)
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            make(kind, path, content, os.fsencode(outside / "secret"))


def make(kind: str, path: bytes, content: bytes, secret: bytes) -> None:
    """Make one entry of a folder. Raises OSError."""
    match kind:
        case "link":
            targets = (secret, secret + b"/key.py", b"/dev/zero", b".", b"..", path)
            os.symlink(targets[len(content) % len(targets)], path)
        case "hard link":
            os.link(os.path.join(os.path.dirname(path), os.fsencode(f"{MODULE}.py")), path)
        case "pipe":
            os.mkfifo(path)
        case "folder":
            os.mkdir(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(path)
        case _:
            with open(path, "xb") as file:
                file.write(content)
                if kind == "hole":
                    file.truncate(2**40)
            if kind == "locked":
                os.chmod(path, 0)


@contextlib.contextmanager
def submission(outside: Path, entries: dict[bytes, tuple[str, bytes]]) -> Iterator[Path]:
    """A folder with one right module, and with these entries."""
    folder = Path(tempfile.mkdtemp(dir=outside))
    shutil.copy(SOLUTIONS / f"{MODULE}.py", folder)
    fill(folder, entries, outside)
    yield folder
    shutil.rmtree(folder)


@given(entries=folders)
@settings(max_examples=60)
def test_any_folder_is_read(outside: Path, entries: dict[bytes, tuple[str, bytes]]) -> None:
    """Within limits, without an error, and nothing that a link leads to."""
    with submission(outside, entries) as folder:
        files = read_files(folder)
    assert files.contents[f"{MODULE}.py"] == (SOLUTIONS / f"{MODULE}.py").read_bytes()
    assert len(files.contents) <= MAX_FILES
    assert sum(map(len, files.contents.values())) <= MAX_BYTES
    assert SECRET not in files.contents.values()
    assert all(
        entries.get(os.fsencode(name), ("file",))[0] in ("file", "locked", "hard link")
        for name in files.contents
    )


@given(entries=folders)
@settings(max_examples=8)
def test_right_work_counts_in_any_folder(
    outside: Path, entries: dict[bytes, tuple[str, bytes]]
) -> None:
    """Whatever lies beside it."""
    checks = [check for check in all_checks() if check.subject == FUNCTION]
    with submission(outside, entries) as folder:
        report = grade_by(folder, checks, name_mistakes=False)
    assert report.points == points_of(FUNCTION) > 0
