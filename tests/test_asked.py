"""What a command line of pytest means: the checks of what it names, or a sentence."""

from pathlib import Path

import pytest

from grader.asked import is_about_checks, meant_by, why_nothing_is_selected
from grader.course import course
from grader.judging.names import do_you_mean
from tests.places import EXERCISES, PROJECT

CHECKS = PROJECT / "grader" / "checks"


@pytest.mark.parametrize(
    ("argument", "here", "means"),
    [
        (".", PROJECT, CHECKS),
        ("exercises", PROJECT, CHECKS),
        ("exercises/and_gate.py", PROJECT, CHECKS / "test_and_gate.py"),
        (str(EXERCISES), EXERCISES, CHECKS),  # a bare `pytest` in that folder
        ("and_gate.py", EXERCISES, CHECKS / "test_and_gate.py"),
        ("grader", EXERCISES, PROJECT / "grader"),
        ("grader", PROJECT, PROJECT / "grader"),
        ("grader/checks/test_grid.py::TestTrain", EXERCISES, f"{CHECKS}/test_grid.py::TestTrain"),
    ],
)
def test_whatever_names_what_is_graded_means_its_checks(
    argument: str, here: Path, means: Path | str
) -> None:
    """From the course's folder, and from where the learner's files are."""
    meant = meant_by(argument, here)
    assert meant == str(means)
    assert is_about_checks(meant, here)


@pytest.mark.parametrize("argument", ["tests", "tests/test_asked.py", "exercises/README.md", "no"])
def test_other_arguments_are_left_to_pytest(argument: str) -> None:
    """It runs them, or says that they are not there."""
    assert not is_about_checks(meant_by(argument, PROJECT), PROJECT)


def test_a_part_of_a_name_that_nothing_has_is_told_with_what_comes_close() -> None:
    """Computed from the course's names; where none comes close, how to choose."""
    function = course().exercise_names[0] + ".sigmoid"
    assert do_you_mean("Sigmod", [function]) == "Do you mean sigmoid?"
    assert do_you_mean("quaternion", [function]) == ""
    assert why_nothing_is_selected("not (forward_perceptorn)").endswith(
        "Do you mean forward_perceptron?"
    )
    assert "It takes a part of a name" in why_nothing_is_selected("quaternion")
    assert why_nothing_is_selected("") == "there is no check that these options select"


def test_a_name_that_several_exercises_have_is_asked_for_once() -> None:
    """With its exercise only where that was given."""
    functions = ["and_gate.train", "grid.train", "grid.evaluate"]
    assert do_you_mean("trrain", functions) == "Do you mean train?"
    assert do_you_mean("grid.trrain", functions) == "Do you mean grid.train?"
