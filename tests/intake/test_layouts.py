"""However teachers have it: a folder of submissions is understood, whoever laid it out."""

import unicodedata
from pathlib import Path

import pytest

from tests.intake.classes import (
    WORK,
    below,
    contents_of,
    only,
    plan_of,
    submission,
    tarred,
    write,
    zipped,
)

ONE, TWO = "student-1", "estudiante ñ"
METADATA = """---
submission_101:
  :submitters:
  - :name: Student One
    :sid: '1001'
    :email: student-1@example.org
  :created_at: 2026-11-12 18:00:00.000000000 Z
  :score: 0.0
submission_102:
  :submitters:
  - :name: "Estudiante \\xF1"
    :sid:
    :email: student-2@example.org
  - :name: Student Three
    :sid: '1003'
    :email: student-3@example.org
  :created_at: 2026-11-13 18:00:00.000000000 Z
"""
MOODLE_1 = "Student One_2001_assignsubmission_file_"
MOODLE_2 = "Estudiante ñ_2002_assignsubmission_file_"

LAYOUTS = {
    "a folder each": (below(ONE) | below(TWO), {ONE, TWO}),
    "one level deeper": (below(f"{ONE}/exercises") | below(f"{TWO}/exercises"), {ONE, TWO}),
    "a downloaded repository": (
        below(f"{ONE}/perceptron-katas-main/exercises")
        | below(f"{ONE}/perceptron-katas-main/grader/checks", {"and_gate.py": b"not theirs"})
        | below(TWO),
        {ONE, TWO},
    ),
    "an archive each": (
        {f"{ONE}.zip": zipped(below("exercises")), f"{TWO}.tar.gz": tarred(WORK)},
        {ONE, TWO},
    ),
    "a tgz, and an archive in an archive": (
        {
            f"{ONE}.tgz": tarred(below("katas/exercises")),
            f"{TWO}.zip": zipped({"katas.zip": zipped(WORK)}),
        },
        {ONE, TWO},
    ),
    "one archive of all": (
        {"all.zip": zipped(below(f"class/{ONE}") | below(f"class/{TWO}"))},
        {ONE, TWO},
    ),
    "one archive of archives": (
        {"all.tar.gz": tarred({f"{ONE}.zip": zipped(WORK), f"{TWO}.zip": zipped(WORK)})},
        {ONE, TWO},
    ),
    "Moodle, in folders": (below(MOODLE_1) | below(MOODLE_2), {"2001", "2002"}),
    "Moodle, file by file": (
        {f"{MOODLE_1}{name}": content for name, content in WORK.items()}
        | {f"{MOODLE_2}katas.zip": zipped(WORK)},
        {"2001", "2002"},
    ),
    "Canvas": (
        {
            "onestudent_LATE_3001_9001_and_gate-1.py": WORK["and_gate.py"],
            "onestudent_LATE_3001_9002_grid.py": WORK["grid.py"],
            "ñestudiante_3002_9003_katas.zip": zipped(WORK),
        },
        {"3001", "3002"},
    ),
    "Gradescope": (
        below("submission_101")
        | below("submission_102")
        | {"submission_metadata.yml": METADATA.encode()},
        {"1001", "student-2@example.org", "1003"},
    ),
    "GitHub Classroom": (
        below("katas-submissions/katas-student-1/exercises")
        | {"katas-submissions/katas-student-1/.git/HEAD": b""}
        | below("katas-submissions/katas-student-2/exercises")
        | {"katas-submissions/katas-student-2/.git/HEAD": b""},
        {"student-1", "student-2"},
    ),
    "nbgrader": (
        {f"source/perceptrons/{name}": b"ours" for name in WORK}
        | below(f"submitted/{ONE}/perceptrons")
        | below(f"submitted/{TWO}/perceptrons"),
        {ONE, TWO},
    ),
}


@pytest.mark.parametrize(("files", "identities"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_is_understood(
    files: dict[str, bytes], identities: set[str], tmp_path: Path
) -> None:
    """Each student has their own files, under the names of the course."""
    found = contents_of(write(tmp_path / "class", files))
    assert found == dict.fromkeys(identities, WORK)


@pytest.mark.parametrize(("files", "identities"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_is_understood_in_an_archive_as_well(
    files: dict[str, bytes], identities: set[str], tmp_path: Path
) -> None:
    """The archive itself may be what is named."""
    (tmp_path / "class.zip").write_bytes(zipped(files))
    assert contents_of(tmp_path / "class.zip") == dict.fromkeys(identities, WORK)


def test_one_folder_of_exercises_is_one_submission(tmp_path: Path) -> None:
    """It says so, since a class was expected."""
    plan = plan_of(write(tmp_path / "student-1", WORK))
    assert submission(plan).identity == "student-1"
    assert plan.remarks == ("exercises lie in student-1 itself: it is taken for one student's",)


def test_exercises_of_ours_beside_a_class_are_nobodys(tmp_path: Path) -> None:
    """A class stays one."""
    plan = plan_of(write(tmp_path, below("exercises") | WORK | below("s-1") | below("s-2")))
    assert [student.identity for student in plan.students] == ["s-1", "s-2"]
    assert "exercises belongs to nobody" in plan.not_understood
    assert "grid.py belongs to nobody" in plan.not_understood


def test_canvas_tells_who_is_late_and_what_was_handed_in_last(tmp_path: Path) -> None:
    """The number of the file tells, not the order of the names."""
    plan = plan_of(
        write(
            tmp_path,
            {
                "onestudent_LATE_3001_9002_grid.py": b"new",
                "onestudent_LATE_3001_9001_grid-1.py": b"old",
                "LATE_anon_x1Y2z_9003_grid.py": b"z",
                "threestudent_3003_text.html": b"",
            },
        )
    )
    anonymous, first, text = plan.to_grade
    assert (first.name, first.late) == ("onestudent", True)
    assert first.notes == ("grid.py was handed in more than once; the last one is graded",)
    assert (anonymous.identity, anonymous.name, anonymous.late) == ("anon_x1Y2z", "", True)
    assert (text.identity, text.problem) == ("3003", "there is no exercise in it")


def test_gradescope_tells_who_worked_together_and_when(tmp_path: Path) -> None:
    """Each of them gets the submission."""
    plan = plan_of(
        write(tmp_path, below("submission_102") | {"submission_metadata.yml": METADATA.encode()})
    )
    gone, second, third = plan.to_grade
    assert gone.problem == "its folder is not in the export"
    assert second.source == third.source == "submission_102"
    assert second.name == "Estudiante ñ"
    assert second.notes == ("handed in by 2 students together",)
    assert str(second.time) == "2026-11-13 18:00:00+00:00"


@pytest.mark.parametrize("metadata", [b"\xff", b"- [", b"[1]", b"[" * 9000, b"a: 2026-99-99"])
def test_without_gradescopes_list_nobody_knows_whose_it_is(metadata: bytes, tmp_path: Path) -> None:
    """A damaged list gives no student, and a reason; nothing is guessed."""
    plan = plan_of(write(tmp_path, below("submission_1") | {"submission_metadata.yml": metadata}))
    assert plan.students == ()
    assert any("submission_metadata.yml" in text for text in plan.not_understood)


def test_a_guessed_name_of_an_assignment_is_told(tmp_path: Path) -> None:
    """Clones whose folder doesn't tell it: what all names begin with."""
    clones = {}
    for name in ("katas-student-1", "katas-student-2"):
        clones |= below(f"{name}/exercises") | {f"{name}/.git/HEAD": b""}
    plan = plan_of(write(tmp_path / "class", clones))
    assert [student.identity for student in plan.students] == ["1", "2"]
    assert plan.remarks == (
        'what all names begin with, "katas-student-", is taken for the assignment\'s name',
    )


def test_moodles_texts_are_no_submissions_of_their_own(tmp_path: Path) -> None:
    """They are noted beside the files; alone, they are a problem."""
    text = "assignsubmission_onlinetext_"
    plan = plan_of(
        write(
            tmp_path,
            below(MOODLE_1)
            | {f"Student One_2001_{text}/onlinetext.html": b"", f"Student Two_2002_{text}/x": b""},
        )
    )
    assert [(one.identity, bool(one.problem)) for one in plan.to_grade] == [
        ("2001", False),
        ("2002", True),
    ]
    assert plan.to_grade[0].notes == ("a text was handed in as well, and is not graded",)


def test_notebooks_in_place_of_modules_are_kept_and_marked(tmp_path: Path) -> None:
    """Where there is a module, it is the module that counts."""
    files = {"and_gate.ipynb": b"{}", "grid.ipynb": b"{}", "grid.py": b""}
    plan = plan_of(write(tmp_path, below("student-1", files) | below("student-2")))
    assert plan.to_grade[0].notebooks == ("and_gate",)
    assert plan.to_grade[0].notes == ("grid.py is graded, grid.ipynb is not",)


@pytest.mark.parametrize(
    "name", ["and_gate (1).py", "And_Gate.py", "and-gate.py", "and_gate-2.py", "and_gate.py.txt"]
)
def test_a_renamed_exercise_is_told(name: str, tmp_path: Path) -> None:
    """Browsers and systems rename files; the course's name is what is graded."""
    write(tmp_path, below("student-1", {name: b"x"}) | below("student-2"))
    assert contents_of(tmp_path)["student-1"] == {"and_gate.py": b"x"}
    assert plan_of(tmp_path).to_grade[0].notes == (f"{name} is taken for and_gate.py",)


@pytest.mark.parametrize("name", ["Ångström é", "👩‍💻 emoji", "תלמיד", "  odd   spaces "])
def test_a_name_may_hold_any_letters(name: str, tmp_path: Path) -> None:
    """Accents that macOS takes apart are put together; blanks are single."""
    write(tmp_path, below(unicodedata.normalize("NFD", name)) | below("student-2"))
    expected = " ".join(unicodedata.normalize("NFC", name).split())
    assert expected in [student.identity for student in plan_of(tmp_path).students]


def test_what_systems_leave_behind_is_nobody(tmp_path: Path) -> None:
    """Neither a student nor a remark."""
    junk = {"__MACOSX/._student-1": b"", ".DS_Store": b"", "Thumbs.db": b"", ".git/HEAD": b""}
    plan = plan_of(write(tmp_path, below("student-1") | below("student-2") | junk))
    assert len(plan.students) == 2
    assert not plan.not_understood


def test_what_belongs_to_nobody_is_told(tmp_path: Path) -> None:
    """Stray files, and archives of a kind that isn't unpacked."""
    write(tmp_path, below("student-1") | below("student-2") | {"notes.txt": b"", "s.rar": b""})
    plan = plan_of(tmp_path)
    assert plan.not_understood == (
        "notes.txt belongs to nobody",
        "s.rar is an archive of a kind that is not unpacked here (zip and tar.gz are)",
    )


def test_an_empty_folder_costs_its_own_student(tmp_path: Path) -> None:
    """And nobody else."""
    (tmp_path / "student-2").mkdir()
    plan = plan_of(write(tmp_path, below("student-1")))
    assert [one.problem for one in plan.to_grade] == ["", "there is no exercise in it"]


def test_a_students_folders_of_exercises_are_one_submission(tmp_path: Path) -> None:
    """Where each exercise has a folder of its own."""
    files = {f"student-1/{name[:-3]}/{name}": content for name, content in WORK.items()}
    assert contents_of(write(tmp_path, files | below("student-2")))["student-1"] == WORK
    assert len(only(plan_of(write(tmp_path / "alone", files))).handed_in) == 1
