"""Whatever lies in a folder: reading it ends, never leaves it, and never fails."""

import contextlib
import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.intake.archives import Unpacker
from grader.intake.folders import file_on_disk
from grader.intake.planning import make_plan
from grader.intake.roster import RosterError, read_roster
from grader.intake.store import Store
from grader.intake.words import plan_text
from tests.intake.classes import WORK, below, plan_of, tarred, write, zipped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

SECRET = b"a secret beside the class"
KINDS = ("file", "link to a file", "link to a folder", "link to itself", "pipe", "socket", "folder")
TELLING = [
    *("and_gate.py", "grid.ipynb", "grid (1).py", "exercises", "grader", "submitted", "source"),
    *("perceptrons", "timestamp.txt", "submission_metadata.yml", "submission_1", "__MACOSX"),
    *("a_1_assignsubmission_file_", "a_1_assignsubmission_file_grid.py", "a_LATE_1_2_grid.py"),
    *("student-1 2026-11-12.zip", "x.tar.gz", ".git", "katas-a", "katas-b", "x-submissions"),
    *(
        "2026-11-14",
        "\udcff",
        "\x1b[2J",
        "\u202e",
        "e\u0301",
        "\n",
        "a" * 255,
        " ",
        "-",
        "20260230",
    ),
]
NAMES = st.sampled_from(TELLING) | st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20
)
CONTENTS = st.sampled_from([b"", b"x = 1", zipped(WORK), tarred(WORK), zipped(WORK)[:90]])
TREES = st.lists(
    st.tuples(st.lists(NAMES, min_size=1, max_size=6), st.sampled_from(KINDS), CONTENTS),
    max_size=12,
)


def make(path: bytes, kind: str, content: bytes, outside: Path) -> None:
    """Make something of a kind at a place that isn't taken."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    match kind:
        case "file":
            with open(path, "xb") as file:
                file.write(content)
        case "link to a file":
            os.symlink(bytes(outside / "grid.py"), path)
        case "link to a folder":
            os.symlink(bytes(outside), path)
        case "link to itself":
            os.symlink(path, path)
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as end:
                end.bind(path)
        case "folder":
            os.makedirs(path)


@settings(max_examples=60)
@given(TREES)
def test_any_tree_is_read_and_told(tree: list[tuple[list[str], str, bytes]]) -> None:
    """Odd names, links, pipes, sockets: there is a plan, its words, and nothing from outside."""
    with tempfile.TemporaryDirectory() as folder, Store() as store:
        outside = write(Path(folder) / "outside", {"grid.py": SECRET})
        root = write(Path(folder) / "class", {"s/and_gate.py": b""})
        for parts, kind, content in tree:
            try:
                path = os.fsencode(root) + b"/" + b"/".join(map(os.fsencode, parts))
                make(path, kind, content, outside)
            except (OSError, ValueError):
                continue  # a name that is taken, or that the file system doesn't like
        plan = make_plan(root, store)
        plan_text(plan).encode()
        for one in plan.to_grade:
            assert (one.files is None) == bool(one.problem)
            for name, content in (one.files.contents if one.files else {}).items():
                assert SECRET not in content
                assert not name.startswith("/")
                assert ".." not in name.split("/")


@settings(max_examples=60)
@given(st.sampled_from([zipped, tarred]), st.data())
def test_a_damaged_archive_never_fails(pack: object, data: st.DataObject) -> None:
    """Whatever bytes are others."""
    content = bytearray(pack(WORK | {"data.txt": b"1 2 3" * 90}))  # type: ignore[operator]
    places = st.integers(0, len(content) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=6)):
        content[place] = byte
    with tempfile.TemporaryDirectory() as folder, Store() as store:
        archive = write(Path(folder), {"a.zip": bytes(content)}) / "a.zip"
        Unpacker(store).unpack(file_on_disk(archive))


@settings(max_examples=40)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_roster_is_read_or_refused(content: bytes) -> None:
    """Nothing else happens to it."""
    with tempfile.TemporaryDirectory() as folder:
        roster = write(Path(folder), {"roster.csv": b"id,name\n" + content}) / "roster.csv"
        with contextlib.suppress(RosterError):
            read_roster(roster)


def test_a_deep_folder_is_read_to_its_end(tmp_path: Path) -> None:
    """And no deeper than anybody works."""
    # No deeper, or pytest could not remove it.
    (tmp_path / "class" / "student-1" / "/".join(["deeper"] * 300)).mkdir(parents=True)
    plan = plan_of(write(tmp_path / "class", below("student-2")))
    assert [one.problem for one in plan.to_grade] == ["there is no exercise in it", ""]


def test_a_link_to_a_students_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    """Nor is one to an exercise."""
    write(tmp_path / "outside", {"grid.py": SECRET})
    root = write(tmp_path / "class", below("student-1") | below("student-2"))
    (root / "student-3").symlink_to(tmp_path / "outside")
    (root / "student-1" / "or_gate.py").symlink_to(tmp_path / "outside" / "grid.py")
    plan = plan_of(root)
    assert plan.remarks == ("student-3 is a link, which is not followed",)
    assert plan.to_grade[0].notes == ("or_gate.py is a link, which is not followed",)


def test_a_pipe_in_place_of_an_exercise_is_told_and_not_waited_for(tmp_path: Path) -> None:
    """Its student has what else there is."""
    root = write(tmp_path, below("student-1", {"grid.py": b""}) | below("student-2"))
    os.mkfifo(root / "student-1" / "and_gate.py")
    one = plan_of(root).to_grade[0]
    assert (one.identity, one.problem) == ("student-1", "")
    assert one.notes == ("and_gate.py is no regular file, and is not read",)
