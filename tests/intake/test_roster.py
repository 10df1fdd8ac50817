"""A roster tells who is missing and who is unknown, out of whatever system it comes."""

from pathlib import Path

import pytest

from grader.intake.handed_in import Enrolled
from grader.intake.roster import RosterError, read_roster
from tests.intake.classes import below, plan_of, write

ONE = Enrolled("1001", "Student One")


def roster_of(tmp_path: Path, content: bytes) -> Path:
    """Write a roster beside the class."""
    return write(tmp_path, {"roster.csv": content}) / "roster.csv"


@pytest.mark.parametrize(
    "content",
    [
        b"ID,Name\n1001,Student One\n",
        "\ufeffID;Full name\r\n1001;Student One\r\n".encode(),
        "id\tname\n1001\tStudent One\n".encode("utf-16"),
        b"First name,Last name,ID number\nStudent,One,1001\n",
        b'Student,SIS Login ID,Section\n"Student One",1001,A\n\n',
        b"ID,Name\n1001,Student One\n1001,Student One\n",
        b"identifier,github_username,name\nsomething,1001,Student One\n",
    ],
)
def test_columns_are_known_by_their_usual_names(content: bytes, tmp_path: Path) -> None:
    """With a mark of UTF-8, semicolons, tabs, UTF-16, blank lines."""
    assert read_roster(roster_of(tmp_path, content)).students == (ONE,)


def test_names_in_the_encoding_of_windows_are_read(tmp_path: Path) -> None:
    """As old spreadsheets write them."""
    roster = read_roster(roster_of(tmp_path, "name\nEstudiante ñ\n".encode("cp1252")))
    assert roster.students == (Enrolled("Estudiante ñ", "Estudiante ñ"),)


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("1001", ""),
        ("2001", "Student One"),
        ("3001", "onestudent"),
        ("x", "One, Student"),
        ("student one", ""),
        ("student-one", ""),
        ("one", ""),
    ],
)
def test_a_student_is_found_by_what_systems_call_them(
    identity: str, name: str, tmp_path: Path
) -> None:
    """By number, by name however it is written, by the user's name of an address."""
    content = b"ID,Name,Email\n1001,Student One,one@example.org\n1002,Student Two,\n"
    assert read_roster(roster_of(tmp_path, content)).find(identity, name) == [ONE]


@pytest.mark.parametrize("content", [b"", b"points,section\n1,A\n"])
def test_a_roster_without_people_is_refused(content: bytes, tmp_path: Path) -> None:
    """With a sentence that says which column is needed."""
    with pytest.raises(RosterError, match="has no column that tells who somebody is"):
        read_roster(roster_of(tmp_path, content))


def test_a_folder_is_no_roster(tmp_path: Path) -> None:
    """It can't be read."""
    with pytest.raises(RosterError, match="no regular file"):
        read_roster(tmp_path)


def test_two_who_are_one_by_the_roster_are_told(tmp_path: Path) -> None:
    """They have one line in the gradebook."""
    roster = read_roster(roster_of(tmp_path, b"ID,Name\n1001,Student One\n"))
    plan = plan_of(write(tmp_path / "class", below("1001") | below("student one")), roster=roster)
    (student,) = plan.students
    assert len(student.handed_in) == 2
    assert student.notes == ("1001, student one are the same student, by the roster",)


def test_a_name_that_two_have_is_told(tmp_path: Path) -> None:
    """Their identities part them."""
    names = [f"Twin_{number}_assignsubmission_file_" for number in (2001, 2002)]
    plan = plan_of(write(tmp_path, below(names[0]) | below(names[1])))
    assert [student.identity for student in plan.students] == ["2001", "2002"]
    assert {student.notes for student in plan.students} == {("another student has the same name",)}


def test_the_missing_and_the_unknown_are_told(tmp_path: Path) -> None:
    """What is handed in goes by the roster's identity."""
    roster = read_roster(
        roster_of(tmp_path, b"ID,Name\n1001,Student One\n1002,Student Two\n1003,Twin\n1004,Twin\n")
    )
    root = write(tmp_path / "class", below("student one") | below("guest") | below("twin"))
    plan = plan_of(root, roster=roster)
    guest, one, twin = plan.students
    assert (one.identity, one.name, one.is_unknown) == ("1001", "Student One", False)
    assert guest.is_unknown
    assert (twin.identity, twin.is_unknown) == ("twin", False)
    assert twin.notes == ("2 students on the roster could be meant",)
    assert [missing.identity for missing in plan.missing] == ["1002", "1003", "1004"]
