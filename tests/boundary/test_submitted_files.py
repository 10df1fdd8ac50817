"""What is taken of a folder: regular files, as they are, within limits; nothing is waited for."""

import os
import sys
from pathlib import Path

import pytest

from grader.boundary import submitted_files
from grader.boundary.submitted_files import MAX_MODULE, SubmittedFiles, read_files

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
MODULE = "grid"


def write(folder: Path, **files: bytes) -> SubmittedFiles:
    """Write files; "__" in a name stands for a folder, its end is .py."""
    for name, content in files.items():
        file = folder / f"{name.replace('__', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return read_files(folder)


def test_files_are_taken_as_they_are(tmp_path: Path) -> None:
    """Those that are graded, and whatever lies beside them, in folders too."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "points.csv").write_bytes(b"1,2\r\n")
    found = write(tmp_path, grid=b"x = 1", helper=b"\xff")
    assert found.contents == {
        "grid.py": b"x = 1",
        "helper.py": b"\xff",
        "data/points.csv": b"1,2\r\n",
    }
    assert found.instead["and_gate"] == ""


def test_a_text_is_read_whatever_it_holds(tmp_path: Path) -> None:
    """Single bytes that are no text are replaced; a file that isn't there has none."""
    found = write(tmp_path, grid=b"x = '\xff'")
    assert found.text_of("grid") == "x = '\ufffd'"
    assert found.text_of("and_gate") == ""


def test_what_happens_to_the_folder_later_is_of_no_account(tmp_path: Path) -> None:
    """It was read once."""
    found = write(tmp_path, grid=b"x = 1")
    (tmp_path / "grid.py").write_bytes(b"x = 2")
    assert found.contents["grid.py"] == b"x = 1"


@pytest.mark.parametrize("size", [MAX_MODULE, MAX_MODULE + 1])
def test_a_module_has_a_largest_size(size: int, tmp_path: Path) -> None:
    """One byte more is too much."""
    found = write(tmp_path, grid=b"#" * size)
    assert ("grid.py" in found.contents) == (size == MAX_MODULE)
    assert found.instead.get("grid") in (None, f"a file of over {MAX_MODULE} bytes")


@needs_posix
@pytest.mark.parametrize("name", ["grid.py", "other.txt"])
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path) -> None:
    """Nobody writes to it."""
    os.mkfifo(tmp_path / name)
    found = read_files(tmp_path)
    assert found.contents == {}
    assert found.instead["grid"] == ("something that is no file" if name == "grid.py" else "")


@needs_posix
def test_no_link_is_followed(tmp_path: Path) -> None:
    """Of a file or of a folder: it may lead to what is not the learner's."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_bytes(b"1")
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "grid.py").symlink_to(tmp_path / "secret" / "key")
    (folder / "other").symlink_to(tmp_path / "secret" / "key")
    (folder / "others").symlink_to(tmp_path / "secret")
    found = read_files(folder)
    assert found.contents == {}
    assert found.instead["grid"] == "a link"


def test_a_folder_in_the_place_of_a_module_is_none(tmp_path: Path) -> None:
    """Nor does a package count that would be imported in the place of one."""
    (tmp_path / "and_gate.py").mkdir()
    found = write(tmp_path, grid=b"x = 1", grid____init__=b"x = 2")
    assert found.contents == {"grid.py": b"x = 1"}
    assert found.instead["and_gate"] == "a folder"


@pytest.mark.parametrize(
    "name", ["grid.abi3.so", "grid.pyd", "grid.pyc", "__pycache__/grid.cpython-311.pyc", ".hidden"]
)
def test_compiled_code_is_not_taken(name: str, tmp_path: Path) -> None:
    """It would be imported in the place of the text that one sees."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    assert read_files(tmp_path).contents == {}


@pytest.mark.parametrize("encoding", ["unicode_escape", "utf-7", "rot13", "utf_16", "shift_jis"])
@pytest.mark.parametrize("before", [b"", b"#!/usr/bin/env python\n", b"# \r\n"])
def test_code_that_is_not_what_it_looks_like_is_refused(
    encoding: str, before: bytes, tmp_path: Path
) -> None:
    """An encoding may make other code of it."""
    code = before + f"# -*- coding: {encoding} -*-\nx = 1".encode()
    found = write(tmp_path, grid=code, helper=code)
    assert found.contents == {}
    assert found.instead["grid"] == f"a file in the encoding {encoding}"


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "latin-1", "iso-8859-15", "cp1252", "ascii"])
def test_usual_encodings_are_fine(encoding: str, tmp_path: Path) -> None:
    """In which code looks the same in every editor."""
    found = write(tmp_path, grid=f"# vim: set fileencoding={encoding} :\nx = 1".encode())
    assert "grid.py" in found.contents


def test_files_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so are bytes: those that are graded come first, then those on top."""
    monkeypatch.setattr(submitted_files, "MAX_FILES", 3)
    found = write(tmp_path, a__deep=b"", b=b"", grid=b"", c=b"")
    assert list(found.contents) == ["grid.py", "b.py", "c.py"]
    monkeypatch.setattr(submitted_files, "MAX_BYTES", 2)
    found = write(tmp_path, b=b"12", c=b"1", grid=b"1")
    assert found.contents == {"grid.py": b"1", "c.py": b"1", "a/deep.py": b""}
