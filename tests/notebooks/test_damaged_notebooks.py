"""What is damaged, or not what a student has written, costs that student's grading only."""

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.notebooks.course_folder import CONFIG
from tests.notebooks.nbgrader_course import (
    ASSIGNMENT,
    SIGMOID,
    WRONG_SIGMOID,
    NbgraderCourse,
    identity_of,
    solutions,
)
from tests.submissions import points_of

pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")  # nbgrader's own

NORMALIZE = "neural_network-normalize-solution"
TOOLKIT = ("neural_network",)
HANDED_IN = ("neural_network", "and_gate")
TOTAL = points_of(*HANDED_IN)

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="a link takes rights there")


def delete(data: dict[str, Any]) -> None:
    """Remove all cells of one function, and the check cell of another one."""
    data["cells"] = [
        cell
        for cell in data["cells"]
        if "sigmoid" not in (identity := identity_of(cell))
        and identity != "neural_network-mse_loss-check"
    ]


def duplicate(data: dict[str, Any]) -> None:
    """Add a second cell with the identity of another one, before it."""
    (cell,) = (one for one in data["cells"] if identity_of(one) == SIGMOID)
    data["cells"].insert(0, {**cell, "id": "another", "source": WRONG_SIGMOID})


def age(data: dict[str, Any]) -> None:
    """Give all marks an older version."""
    for cell in data["cells"]:
        cell["metadata"]["nbgrader"]["schema_version"] = 1


def turn_into_text(data: dict[str, Any]) -> None:
    """Press the key m on a solution, and the key r on another."""
    for cell in data["cells"]:
        kinds = {
            SIGMOID: "markdown",
            "neural_network-mse_loss-solution": "raw",
        }
        cell["cell_type"] = kinds.get(identity_of(cell), cell["cell_type"])


def split(data: dict[str, Any]) -> None:
    """Split a solution from a trial below it, as JupyterLab does: both have the identity."""
    (place,) = [n for n, one in enumerate(data["cells"]) if identity_of(one) == SIGMOID]
    cell = data["cells"][place]
    data["cells"].insert(place + 1, {**cell, "id": "another", "source": "sigmoid(0)"})


def cut(data: dict[str, Any], identity: str) -> dict[str, Any]:
    """Take a cell out, to be pasted elsewhere."""
    (cell,) = (one for one in data["cells"] if identity_of(one) == identity)
    data["cells"].remove(cell)
    return cell


def make_older(data: dict[str, Any]) -> None:
    """Write it as version 3 of the format."""
    for cell in data["cells"]:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
            cell["language"] = "python"
            cell["prompt_number"] = cell.pop("execution_count")
    data["worksheets"] = [{"cells": data.pop("cells"), "metadata": {}}]
    data["metadata"]["name"] = ""
    data["nbformat"], data["nbformat_minor"] = 3, 0


@pytest.fixture(scope="module")
def failed(course: NbgraderCourse) -> set[str]:
    """Hand in, autograde all in one run, generate feedback; return whom nbgrader gave up."""
    right = solutions()
    for student in ("right", "damaged", "others"):
        course.submit(student, right, HANDED_IN)
    for student in ("deleted", "duplicate", "older"):
        course.submit(student, right, TOOLKIT)
    half = course.notebook("submitted", "and_gate", "damaged")
    half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
    (half.parent / "timestamp.txt").write_text("2026-01-01 00:00:00 UTC", encoding="utf-8")
    for act in (turn_into_text, split):
        course.change("others", "neural_network", act)
    moved: list[dict[str, Any]] = []
    course.change("others", "neural_network", lambda data: moved.append(cut(data, NORMALIZE)))
    course.change("others", "and_gate", lambda data: data["cells"].extend(moved))
    course.change("others", "and_gate", make_older)
    for name in HANDED_IN:
        file = course.notebook("submitted", name, "others")
        file.rename(file.with_stem(f"{name} (1)"))
    for student, act in (("deleted", delete), ("duplicate", duplicate), ("older", age)):
        course.change(student, "neural_network", act)
    if sys.platform != "win32":
        course.submit("linked", right, HANDED_IN)
        file = course.notebook("submitted", "neural_network", "linked")
        file.unlink()
        file.symlink_to(course.notebook("source", "neural_network"))
        hand_in_what_is_no_file(course, file.parent)
        guest = course.folder / "submitted" / "guest"
        guest.mkdir()
        (guest / ASSIGNMENT).symlink_to(course.folder / "submitted" / "right" / ASSIGNMENT)
    log = course.autograde()["log"]
    assert f"{half} was not read: it is damaged: it is not JSON" in log
    course.generate_feedback("*")
    return set(re.findall(r"error processing assignment '\w+' for student '(\w+)'", log))


def hand_in_what_is_no_file(course: NbgraderCourse, folder: Path) -> None:
    """Put links and pipes beside the notebooks."""
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "data.txt").symlink_to(course.folder / CONFIG)
    (folder / "deep" / "folder").symlink_to(course.folder / "source")
    (folder / "helper.py").write_text("x = 1", encoding="utf-8")
    for name in ("helper_2.py", "timestamp.txt"):
        os.mkfifo(folder / name)


def test_one_that_can_not_be_read_costs_itself(failed: set[str], course: NbgraderCourse) -> None:
    """What else its student and all others have handed in is graded in the same run."""
    assert failed - {"guest"} == set()
    assert sum(course.scores()["right"].values()) == TOTAL
    scores = course.scores()["damaged"]
    assert sum(scores.values()) == TOTAL - points_of("and_gate")
    assert scores["neural_network.sigmoid"] == 4


@pytest.mark.usefixtures("failed")
def test_one_that_can_not_be_read_has_a_page_that_says_why(course: NbgraderCourse) -> None:
    """Once, and what to do; each of its functions has its score."""
    feedback = course.feedback("damaged", "and_gate")
    why = "and_gate.ipynb was not read: it is damaged: it is not JSON."
    assert feedback.count(f"Notebook  {why}") == 1
    assert feedback.count("for the reason told at make_data") == 2
    assert f"<strong>{why}</strong>" in feedback
    assert "Score: 0.0 / 3.0" in feedback


@pytest.mark.usefixtures("failed")
def test_what_tools_do_to_a_notebook_costs_nothing(course: NbgraderCourse) -> None:
    """Its name, its format, its cells: a download, JupyterLab, a key pressed by mistake."""
    assert sum(course.scores()["others"].values()) == TOTAL


@needs_links
def test_links_to_what_others_have_written_earn_nothing(
    failed: set[str], course: NbgraderCourse
) -> None:
    """Nor does feedback show what they lead to; what else was handed in counts."""
    assert failed == {"guest"}
    scores = course.scores()
    assert not any(scores.get("guest", {}).values())
    assert not (course.folder / "feedback" / "guest").exists()
    assert sum(scores["linked"].values()) == points_of("and_gate")
    assert "it is a link, not what was handed in" in course.feedback("linked", "neural_network")


@needs_links
@pytest.mark.usefixtures("failed")
def test_what_is_no_file_is_copied_nowhere(course: NbgraderCourse) -> None:
    """At no depth; neither are the files of the small grader, which every student has."""
    for step, suffix in (("autograded", "ipynb"), ("feedback", "html")):
        folder = course.notebook(step, "any", "linked").parent
        files = {file.relative_to(folder).as_posix() for file in folder.rglob("*")}
        assert files == {"helper.py", *(f"{name}.{suffix}" for name in HANDED_IN)}
    assert "Not taken, as it is a link or no file: deep/er/data.txt." in course.feedback(
        "linked", "neural_network"
    )


@pytest.mark.usefixtures("failed")
def test_a_cell_that_is_gone_costs_its_function(course: NbgraderCourse) -> None:
    """And a check cell that is gone costs nothing."""
    scores = course.scores()["deleted"]
    assert scores["neural_network.sigmoid"] == 0
    assert scores["neural_network.mse_loss"] == 3
    assert scores["neural_network.normalize"] == 4


@pytest.mark.usefixtures("failed")
def test_of_two_cells_with_one_identity_the_last_counts(course: NbgraderCourse) -> None:
    """As nbgrader has it."""
    assert sum(course.scores()["duplicate"].values()) == points_of(*TOOLKIT)


@pytest.mark.usefixtures("failed")
def test_marks_of_an_older_version_cost_nothing(course: NbgraderCourse) -> None:
    """nbgrader itself would end the run of all."""
    assert sum(course.scores()["older"].values()) == points_of(*TOOLKIT)
