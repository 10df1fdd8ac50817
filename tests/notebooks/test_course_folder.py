"""The course folder for nbgrader: what is in it, and what is handed out of it."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import nbformat
import pytest
from nbgrader.nbgraderformat import v3

from grader.authoring.release import ReleaseError
from grader.course import course as katas
from grader.notebooks import course_folder
from grader.notebooks.course_folder import make_course, sandbox_of, seed_of, write_course
from grader.reports.status import Status
from tests.authoring.test_release import secret_lines
from tests.notebooks.nbgrader_course import NAMES, NbgraderCourse, identity_of
from tests.places import EXERCISES
from tests.submissions import all_checks


def test_made_twice_it_is_the_same(released: NbgraderCourse) -> None:
    """Byte for byte, with one seed; and so is what is handed out of it."""
    made = make_course(released.folder, seed_of(released.folder), sandbox_of(released.folder))
    written = {name: (released.folder / name).read_text(encoding="utf-8") for name in made}
    assert written == made


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """It may be a course that runs."""
    (tmp_path / "gradebook.db").write_text("precious")
    for update, words in ((False, "is not empty"), (True, "there is no edition")):
        with pytest.raises(ReleaseError, match=words):
            write_course(tmp_path, update)
    assert [file.name for file in tmp_path.iterdir()] == ["gradebook.db"]


def test_brought_up_to_date_it_keeps_its_seed_and_what_a_teacher_has_changed(
    released: NbgraderCourse, tmp_path: Path
) -> None:
    """Its notebooks and its grader are written anew; a seed is drawn once for a folder."""
    course = NbgraderCourse(Path(shutil.copytree(released.folder, tmp_path / "moved" / "course")))
    seed = seed_of(course.folder)
    old, own = course.notebook("source", NAMES[0]), course.notebook("source", NAMES[1])
    old.unlink()
    own.write_text("my own", encoding="utf-8")
    grader = own.parent / "grader" / "grading.py"
    grader.write_text("damaged", encoding="utf-8")
    done = write_course(course.folder, update=True)
    assert seed_of(course.folder) == seed
    # The way to the solutions is another one now, so that its configuration is written anew.
    written = {str(Path(name).name) for name in done.written}
    assert written == {old.name, "grading.py", "nbgrader_config.py"}
    assert done.kept == [own.relative_to(course.folder).as_posix()]
    assert write_course(tmp_path / "another").written
    another = seed_of(tmp_path / "another")
    assert another not in (None, seed)
    # Nobody finds it by trying.
    assert max(seed or 0, another or 0) >= 2**48


@pytest.mark.parametrize("name", NAMES)
def test_notebooks_are_valid(name: str, released: NbgraderCourse) -> None:
    """By nbformat's schema, and each cell's marks by nbgrader's own; no outputs."""
    schema = json.loads(Path(v3.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    notebook = nbformat.read(released.notebook("source", name), as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        jsonschema.validate(cell.metadata.nbgrader, schema)
        assert not cell.get("outputs")
    identities = [cell.metadata.nbgrader.grade_id for cell in notebook.cells]
    assert len(set(identities)) == len(identities)


def test_points_are_those_of_the_checks(released: NbgraderCourse) -> None:
    """Function by function."""
    points = {
        identity_of(cell): cell["metadata"]["nbgrader"]["points"]
        for name in NAMES
        for cell in released.cells("source", name)
        if cell["metadata"]["nbgrader"]["grade"]
    }
    expected: dict[str, int] = {}
    for check in all_checks():
        identity = f"{check.exercise}-{check.function}-check"
        expected[identity] = expected.get(identity, 0) + check.points
    assert points == expected


def test_the_first_notebook_explains_the_scoreboard(released: NbgraderCourse) -> None:
    """As exercises/README.md does, but for the TODO; the others don't again."""
    titles = ["".join(released.cells("source", name)[0]["source"]) for name in NAMES]
    _, _, words = titles[0].partition("What the words on the scoreboard mean:\n\n")
    assert len(words.splitlines()) == 2 + len(Status)
    words = words.replace("`# YOUR CODE HERE` is still there", "the TODO is still there")
    assert words in (EXERCISES / "README.md").read_text(encoding="utf-8")
    assert not [title for title in titles[1:] if "scoreboard" in title]


def test_each_notebook_tells_the_working_order(released: NbgraderCourse) -> None:
    """And where it stands itself."""
    for number, name in enumerate(NAMES, start=1):
        title = "".join(released.cells("release", name)[0]["source"])
        order = ", ".join(f"**`{one}`**" if one == name else f"`{one}`" for one in NAMES)
        assert f"This is notebook {number} of {len(NAMES)}." in title
        assert f"in this order: {order}." in title


def test_notebooks_speak_of_no_files(released: NbgraderCourse) -> None:
    """There is no exercises/grid.py, no TODO."""
    for name in NAMES:
        text = released.notebook("release", name).read_text(encoding="utf-8")
        for words in ("exercises/", "TODO", "this file", ".py"):
            assert words not in text, (name, words)


def test_released_twice_it_is_the_same(released: NbgraderCourse, tmp_path: Path) -> None:
    """All that students get, byte for byte: only the seed, which they don't get, is drawn."""
    again = NbgraderCourse(tmp_path / "course")
    write_course(again.folder)
    # For a new gradebook nbgrader asks another process, which loads all of nbgrader again.
    shutil.copy(released.folder / "gradebook.db", again.folder)
    again.generate_assignment()
    first, second = (contents(one.folder / "release") for one in (released, again))
    assert first == second


def contents(folder: Path) -> dict[str, bytes]:
    """Return what the files below a folder hold, by path."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize(("works", "later"), [("bubblewrap", "process"), ("process", "bubblewrap")])
def test_a_course_keeps_the_sandbox_that_it_was_made_with(
    works: str, later: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever works where it is brought up to date: it is never weakened in silence."""
    monkeypatch.setattr(course_folder, "choose_sandbox", lambda mode: SimpleNamespace(name=works))
    write_course(tmp_path)
    assert sandbox_of(tmp_path) == works
    monkeypatch.setattr(course_folder, "choose_sandbox", lambda mode: SimpleNamespace(name=later))
    write_course(tmp_path, update=True)
    assert sandbox_of(tmp_path) == works


def test_what_is_released_holds_no_answer(released: NbgraderCourse) -> None:
    """No line of a solution, none of a hidden check."""
    lines = {
        line.strip()
        for file in (released.folder / "release").rglob("*")
        if file.is_file() and file.suffix != ".ipynb"
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    for name in NAMES:
        for cell in released.cells("release", name):
            lines |= set(map(str.strip, "".join(cell["source"]).splitlines()))
    assert [line for line, _ in secret_lines() if line in lines] == []


def test_the_configuration_says_where_the_course_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen from the folder, whatever folder this runs in."""
    monkeypatch.chdir(tmp_path)
    (line,) = (
        line
        for line in make_course(Path("new"), 1, "process")["nbgrader_config.py"].splitlines()
        if line.startswith("c.GradeInSandbox.katas")
    )
    place = line.partition(" = ")[2].strip("'\"")
    assert not Path(place).is_absolute()
    (tmp_path / "new").mkdir()
    assert (tmp_path / "new" / place).resolve() == katas().root
