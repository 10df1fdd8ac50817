"""What is damaged, or not what a student has written, costs that student's grading only."""

import re
import sys
from typing import Any

import pytest

from tests.notebooks.nbgrader_course import (
    ASSIGNMENT,
    SIGMOID,
    WRONG_SIGMOID,
    NbgraderCourse,
    identity_of,
    solutions,
)
from tests.submissions import all_checks

pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")  # nbgrader's own

HANDED_IN = ("neural_network", "and_gate")
TOTAL = sum(check.points for check in all_checks() if check.exercise in HANDED_IN)

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


@pytest.fixture(scope="module")
def failed(course: NbgraderCourse) -> set[str]:
    """Hand in, autograde all in one run, generate feedback; return whom nbgrader gave up."""
    right = solutions()
    for student in ("right", "damaged", "deleted", "duplicate", "older"):
        course.submit(student, right, HANDED_IN)
    course.notebook("submitted", "and_gate", "damaged").write_text("{", encoding="utf-8")
    for student, act in (("deleted", delete), ("duplicate", duplicate), ("older", age)):
        course.change(student, "neural_network", act)
    if sys.platform != "win32":
        course.submit("linked", right, HANDED_IN)
        file = course.notebook("submitted", "neural_network", "linked")
        file.unlink()
        file.symlink_to(course.notebook("source", "neural_network"))
        guest = course.folder / "submitted" / "guest"
        guest.mkdir()
        (guest / ASSIGNMENT).symlink_to(course.folder / "submitted" / "right" / ASSIGNMENT)
    log = course.autograde()["log"]
    course.generate_feedback("*")
    return set(re.findall(r"error processing assignment '\w+' for student '(\w+)'", log))


def test_one_that_can_not_be_read_stops_nobody_else(
    failed: set[str], course: NbgraderCourse
) -> None:
    """In the same run."""
    assert failed - {"linked", "guest"} == {"damaged"}
    assert sum(course.scores()["right"].values()) == TOTAL


@needs_links
def test_links_to_what_others_have_written_earn_nothing(
    failed: set[str], course: NbgraderCourse
) -> None:
    """Nor does feedback show what they lead to."""
    assert failed >= {"linked", "guest"}
    scores = course.scores()
    for student in ("linked", "guest"):
        assert not any(scores.get(student, {}).values())
        assert not list((course.folder / "feedback").glob(f"{student}/**/neural_network.html"))


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
    assert sum(course.scores()["duplicate"].values()) == TOTAL


@pytest.mark.usefixtures("failed")
def test_marks_of_an_older_version_cost_nothing(course: NbgraderCourse) -> None:
    """nbgrader itself would end the run of all."""
    assert sum(course.scores()["older"].values()) == TOTAL
