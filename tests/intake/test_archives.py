"""A hostile archive costs its own student: nothing leads out of it, and all of it has an end."""

import gzip
import io
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from grader.intake import archives
from grader.intake.archives import Budget, Unpacker
from grader.intake.folders import Folder, file_on_disk
from grader.intake.store import Store
from tests.intake.classes import (
    WORK,
    below,
    contents_of,
    plan_of,
    submission,
    tarred,
    write,
    zipped,
)

OTHERS = below("student-2")


def problem_of(tmp_path: Path, content: bytes, name: str = "student-1.zip") -> str:
    """Return why an archive of a student can't be graded; the other student's work can."""
    plan = plan_of(write(tmp_path, OTHERS | {name: content}))
    problems = {one.identity: one.problem for one in plan.to_grade}
    assert problems["student-2"] == ""
    return problems["student-1"]


def notes_of(tmp_path: Path, content: bytes, name: str = "student-1.zip") -> tuple[str, ...]:
    """Return what is told about an archive that can be graded."""
    plan = plan_of(write(tmp_path, OTHERS | {name: content}))
    (one,) = [one for one in plan.to_grade if one.identity == "student-1"]
    assert (one.problem, one.files is not None) == ("", True)
    return one.notes


@pytest.mark.parametrize(
    "path", ["../grid.py", "a/../../grid.py", "/grid.py", "C:\\grid.py", "..\\grid.py", "\\grid.py"]
)
def test_no_path_leads_out(path: str, tmp_path: Path) -> None:
    """It is left out, with a remark; the rest is taken."""
    notes = notes_of(tmp_path / "class", zipped({"and_gate.py": b"", path: b"not theirs"}))
    assert notes == (f"{path} leads out of the archive, and is left out",)
    assert [entry.name for entry in tmp_path.iterdir()] == ["class"]


def test_no_path_of_a_tar_leads_out(tmp_path: Path) -> None:
    """Nor does one of these."""
    notes = notes_of(tmp_path, tarred({"and_gate.py": b"", "../grid.py": b""}), "student-1.tgz")
    assert notes == ("../grid.py leads out of the archive, and is left out",)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (tarfile.SYMTYPE, "is a link, which is not followed"),
        (tarfile.LNKTYPE, "is a link, which is not followed"),
        (tarfile.CHRTYPE, "is no regular file, and is not read"),
        (tarfile.FIFOTYPE, "is no regular file, and is not read"),
    ],
)
def test_links_and_devices_in_a_tar_are_left_out(kind: bytes, says: str, tmp_path: Path) -> None:
    """With a remark."""
    odd = tarfile.TarInfo("grid.py")
    odd.type, odd.linkname = kind, "/etc/hostname"
    content = tarred({"and_gate.py": b""}, odd)
    assert notes_of(tmp_path, content, "student-1.tar.gz") == (f"grid.py {says}",)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_in_a_zip_are_left_out(kind: int, tmp_path: Path) -> None:
    """Their mode tells."""
    odd = zipfile.ZipInfo("grid.py")
    odd.external_attr = (kind | 0o777) << 16
    packed = io.BytesIO(zipped({"and_gate.py": b""}))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(odd, "/etc/hostname")
    (note,) = notes_of(tmp_path, packed.getvalue())
    assert note.startswith("grid.py is ")


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_bomb_is_not_unpacked(pack: object, tmp_path: Path) -> None:
    """What comes out is counted, whatever the header says."""
    content = pack({"grid.py": bytes(20 * 2**20)})  # type: ignore[operator]
    assert len(content) < 2**20
    assert problem_of(tmp_path, content) == "what is in the archive is too big"


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    """A zip whose header says one byte gives no more than one, or nothing."""
    content = bytearray(zipped({"grid.py": bytes(2**20)}))
    entry = content.rindex(b"PK\1\2")
    content[entry + 24 : entry + 28] = struct.pack("<I", 1)
    assert problem_of(tmp_path, bytes(content)).endswith("is damaged, or cut off")


def test_a_long_header_of_a_tar_is_not_read(tmp_path: Path) -> None:
    """A name of a gigabyte, of which the header tells, never fills the memory."""
    member = tarfile.TarInfo("././@LongLink")
    member.type, member.size = tarfile.GNUTYPE_LONGNAME, 2**30
    content = gzip.compress(member.tobuf() + bytes(2**20))
    assert problem_of(tmp_path, content, "student-1.tgz") == "the archive lists too many files"


def test_bombs_in_an_archive_share_what_may_be_unpacked(tmp_path: Path) -> None:
    """Many archives in one are no way around the limit."""
    inner = zipped({"other.txt": bytes(7 * 2**20)})
    content = zipped({f"{number}.zip": inner for number in range(40)})
    assert problem_of(tmp_path, content) == "what is in the archive is too big"


def test_an_archive_with_100_000_entries_costs_its_student(tmp_path: Path) -> None:
    """Its list isn't even read."""
    content = zipped({"grid.py": b""})
    directory, end = content.index(b"PK\1\2"), content.index(b"PK\5\6")
    entries = content[directory:end] * 100_000
    end_record = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65535, 65535, len(entries), directory, 0)
    many = content[:directory] + entries + end_record
    assert problem_of(tmp_path, many) == "the archive lists too many files"


def test_a_tar_with_many_entries_costs_its_student(tmp_path: Path) -> None:
    """They are counted as they come."""
    content = tarred({f"{number}": b"" for number in range(10_001)})
    says = "there are too many files in the archive student-1.tar.gz"
    assert problem_of(tmp_path, content, "student-1.tar.gz") == says


def test_an_encrypted_zip_costs_its_student(tmp_path: Path) -> None:
    """And says why."""
    content = bytearray(zipped(WORK))
    place = content.index(b"PK\1\2")
    content[place + 8] |= 1
    assert problem_of(tmp_path, bytes(content)) == "the archive is encrypted"


@pytest.mark.parametrize("name", ["student-1.zip", "student-1.tgz"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_archive_costs_its_student(name: str, part: float, tmp_path: Path) -> None:
    """However much of it is there."""
    noise = {"grid.py": bytes(range(256)) * 40} | WORK
    content = zipped(noise) if name.endswith(".zip") else tarred(noise)
    says = f"the archive {name} is damaged, or cut off"
    assert problem_of(tmp_path, content[: int(len(content) * part)], name) == says


@pytest.mark.parametrize("name", ["student-1.tar", "student-1.tgz"])
def test_a_tar_that_is_cut_off_between_two_files_is_told(name: str, tmp_path: Path) -> None:
    """What is there is graded; a whole one says nothing."""
    pack = gzip.compress if name.endswith(".tgz") else bytes
    whole = gzip.decompress(tarred(WORK))
    end = len(whole.rstrip(b"\0")) // 512 * 512 + 512
    says = "the archive has no end: files may be missing that were in it"
    assert says in " ".join(notes_of(tmp_path / "cut", pack(whole[:end]), name))
    assert says not in " ".join(notes_of(tmp_path / "whole", pack(whole), name))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the archive student-1.zip is empty"),
        (b"<html>not found</html>", "the archive student-1.zip is damaged, or cut off"),
        (zipped({}), "there is no exercise in it"),
    ],
)
def test_an_archive_of_nothing_says_so(content: bytes, says: str, tmp_path: Path) -> None:
    """No bytes, no archive, no files."""
    assert problem_of(tmp_path, content) == says


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    """What lies deeper is not found, and that is told."""
    content = zipped(WORK)
    for _ in range(6):
        content = zipped({"more.zip": content})
    assert problem_of(tmp_path, content) == "there is no exercise in it"


def test_a_zip_of_windows_is_unpacked(tmp_path: Path) -> None:
    """Backslashes in its paths part folders."""
    write(tmp_path, OTHERS)
    (tmp_path / "student-1.zip").write_bytes(zipped({"katas\\exercises\\grid.py": b"x"}))
    assert contents_of(tmp_path)["student-1"] == {"grid.py": b"x"}


@pytest.mark.parametrize(
    ("raw", "name"), [("ñ.txt".encode(), "ñ.txt"), ("ñ.txt".encode("cp437"), "ñ.txt")]
)
def test_names_in_old_encodings_are_read(raw: bytes, name: str, tmp_path: Path) -> None:
    """UTF-8 that isn't marked as such, and cp437."""
    content = zipped({"?" * len(raw): b"x", "grid.py": b""}).replace(b"?" * len(raw), raw)
    (tmp_path / "student.zip").write_bytes(content)
    with Store() as store:
        folder = Unpacker(store).unpack(file_on_disk(tmp_path / "student.zip"))
    assert set(folder.files) == {name, "grid.py"}


def unpacked(content: bytes, tmp_path: Path, **limits: int) -> Folder:
    """Unpack an archive within limits."""
    (tmp_path / "a.zip").write_bytes(content)
    with Store() as store:
        return Unpacker(store, Budget(**limits)).unpack(file_on_disk(tmp_path / "a.zip"))


@pytest.mark.parametrize(("size", "is_broken"), [(100, False), (101, True)])
def test_what_is_unpacked_is_bounded_to_the_byte(
    size: int, is_broken: bool, tmp_path: Path
) -> None:
    """One byte more is too much."""
    folder = unpacked(zipped({"a": bytes(size)}), tmp_path, bytes=100)
    assert bool(folder.broken) == is_broken


def test_a_file_that_is_too_big_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are taken."""
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 10)
    folder = unpacked(zipped({"big": bytes(11), "small": bytes(10)}), tmp_path)
    assert set(folder.files) == {"small"}
    assert folder.remarks == ["big is too big, and is left out"]


def test_damage_to_an_archive_of_all_is_told(tmp_path: Path) -> None:
    """There is no student whom it could cost."""
    (tmp_path / "all.zip").write_bytes(zipped(OTHERS)[:-30])
    plan = plan_of(tmp_path / "all.zip")
    assert plan.students == ()
    assert plan.not_understood == ("the archive all.zip is damaged, or cut off",)


def test_a_file_that_is_there_twice_counts_as_it_is_there_last(tmp_path: Path) -> None:
    """As programs that unpack have it; and it is told."""
    packed = io.BytesIO(zipped({"grid.py": b"first"}))
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("grid.py", "second")
    (tmp_path / "student-1.zip").write_bytes(packed.getvalue())
    plan = plan_of(tmp_path)
    assert submission(plan).notes == ("grid.py is there twice; the later one counts",)
    assert contents_of(tmp_path)["student-1"] == {"grid.py": b"second"}
