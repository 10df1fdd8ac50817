"""Of several submissions of a student, one counts; how one knows which is told."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.intake.handed_in import Keep, Student
from tests.intake.classes import below, plan_of, write, zipped

OLD, NEW = {"grid.py": b"old"}, {"grid.py": b"new"}
OTHER = below("student-2")


def student_of(tmp_path: Path, files: dict[str, bytes], keep: Keep = Keep.LATEST) -> Student:
    """Return student-1, of two students."""
    plan = plan_of(write(tmp_path, files | OTHER), keep)
    (student,) = [one for one in plan.students if one.identity == "student-1"]
    return student


SEVERAL = {
    "dated folders of the class": below("student-1 2026-11-14", NEW)
    | below("student-1_20261112T1800", OLD),
    "dated archives": {
        "student-1 2026-11-14.zip": zipped(NEW),
        "student-1 2026-11-12.zip": zipped(OLD),
    },
    "dated folders of the student": below("student-1/2026-11-14/exercises", NEW)
    | below("student-1/2026-11-12/exercises", OLD),
    "dated archives of the student": {
        "student-1/2026-11-14.zip": zipped(NEW),
        "student-1/2026-11-12.zip": zipped(OLD),
    },
    "nbgrader's times": below("student-1/b", OLD | {"timestamp.txt": b"2026-11-12 18:00:00 UTC"})
    | below("student-1/a", NEW | {"timestamp.txt": b"2026-11-14 18:00:00.123456 UTC"}),
}


@pytest.mark.parametrize("files", SEVERAL.values(), ids=SEVERAL)
def test_the_latest_counts(files: dict[str, bytes], tmp_path: Path) -> None:
    """By dates in names, or in files that tell."""
    student = student_of(tmp_path, files)
    first, last = student.handed_in
    assert student.to_grade == (last,)
    assert first.time is not None
    assert last.time is not None
    assert [first.time.day, last.time.day] == [12, 14]
    assert student.times_are_known


@pytest.mark.parametrize(("keep", "days"), [("first", [12]), ("latest", [14]), ("best", [12, 14])])
def test_another_may_be_kept(keep: str, days: list[int], tmp_path: Path) -> None:
    """Where the best counts, all are graded."""
    student = student_of(tmp_path, SEVERAL["dated archives"], Keep(keep))
    assert [one.time and one.time.day for one in student.to_grade] == days


def test_a_number_that_a_download_adds_tells_the_order(tmp_path: Path) -> None:
    """As far as anybody knows: it is told."""
    files = {"student-1 (1).zip": zipped(NEW), "student-1.zip": zipped(OLD)}
    student = student_of(tmp_path, files)
    assert [one.source for one in student.handed_in] == ["student-1.zip", "student-1 (1).zip"]
    assert not student.times_are_known


@pytest.mark.parametrize("name", ["20230415", "s20230415", "student-20230415", "2023041599"])
def test_a_number_of_a_student_is_no_date(name: str, tmp_path: Path) -> None:
    """Nobody is taken for somebody else by it."""
    plan = plan_of(write(tmp_path, below(name) | OTHER))
    assert [student.identity for student in plan.students] == sorted([name, "student-2"])
    assert [one.time for one in plan.to_grade] == [None, None]


def test_of_several_archives_a_damaged_one_is_told(tmp_path: Path) -> None:
    """The others are graded; nothing of it is."""
    files = {"student-1/2026-11-12.zip": zipped(OLD), "student-1/2026-11-14.zip": zipped(NEW)[:99]}
    (one,) = student_of(tmp_path, files).handed_in
    assert one.time is not None
    assert (one.time.day, one.problem) == (12, "")
    assert one.notes == ("the archive 2026-11-14.zip is damaged, or cut off",)


def test_an_archive_beside_exercises_is_told(tmp_path: Path) -> None:
    """And not unpacked."""
    files = below("student-1", NEW) | {"student-1/katas.zip": zipped(OLD)}
    (one,) = student_of(tmp_path, files).handed_in
    assert one.notes == ("katas.zip is not unpacked: there are exercises beside it",)


def test_times_of_files_tell_the_order_where_nothing_else_does(tmp_path: Path) -> None:
    """They are no times of handing in: nobody is late by them."""
    write(tmp_path, below("student-1/final", OLD) | below("student-1/draft", NEW) | OTHER)
    os.utime(tmp_path / "student-1" / "final" / "grid.py", (1, 1))
    student = plan_of(tmp_path, due=datetime(2020, 1, 1, tzinfo=UTC)).students[0]
    assert [one.source for one in student.handed_in] == ["student-1/final", "student-1/draft"]
    assert [(one.time, one.late) for one in student.handed_in] == [(None, False)] * 2


@pytest.mark.parametrize(("hour", "late"), [(17, True), (18, False), (19, False)])
def test_what_is_handed_in_after_the_due_date_is_late(
    hour: int, late: bool, tmp_path: Path
) -> None:
    """Later than on time."""
    stamp = {"timestamp.txt": b"2026-11-12 18:00:00 UTC"}
    plan = plan_of(
        write(tmp_path, below("student-1", NEW | stamp) | OTHER),
        due=datetime(2026, 11, 12, hour, tzinfo=UTC),
    )
    assert [one.late for one in plan.to_grade] == [late, False]


def test_exercises_beside_the_folder_of_exercises_are_left_and_told(tmp_path: Path) -> None:
    """The course's own folder is the one that counts."""
    files = below("student-1/exercises", NEW) | below("student-1/backup", OLD)
    student = student_of(tmp_path, files)
    (one,) = student.handed_in
    assert one.source == "student-1/exercises"
    assert one.notes == ("the exercises in backup are not graded",)


def test_more_submissions_than_anybody_makes_are_told(tmp_path: Path) -> None:
    """And not read."""
    files = {f"student-1/v{number}/grid.py": b"" for number in range(60)}
    student = student_of(tmp_path, files)
    assert len(student.handed_in) == 50
    assert "only 50 submissions of 60 are looked at" in student.handed_in[0].notes
