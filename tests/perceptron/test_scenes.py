"""What is to be seen of a trained perceptron comes from the learner's own functions."""

from pathlib import Path

import numpy as np
import pytest

from grader.authoring.right_variants import build, with_code
from grader.checks.scenes import DRAWN, NO_BOUNDARY, NO_LINE, find_crossing
from grader.judging.scene import Scene
from grader.learning.picture import NoPictureError, scene_of
from tests.places import EXERCISES, PROJECT, SOLUTIONS


def scene(exercise: str, folder: Path = SOLUTIONS, moments: int = 6) -> Scene:
    """Return what is to be seen, on a small plane."""
    return scene_of(exercise, (8, 8), moments, folder)


@pytest.mark.parametrize("exercise", DRAWN)
def test_the_training_is_replayed_from_its_start_to_its_end(exercise: str) -> None:
    """Also where the order is random; the losses are those of `train`."""
    seen = scene(exercise)
    epochs = [moment.epoch for moment in seen.moments]
    assert epochs[0] == 0
    assert epochs == sorted(set(epochs))
    assert 4 <= len(epochs) <= 6
    assert seen.end.epoch == len(seen.losses)
    assert seen.loss_at(seen.moments[0]) is None
    assert seen.loss_at(seen.end) == seen.losses[-1]
    assert np.all(seen.moments[0].field == 0.5)
    assert seen.moments[0].parameters == "W = 0, 0; b = 0"


def test_the_moments_are_on_the_way_of_the_very_same_training() -> None:
    """In full batches chance plays no part: step by step, as computed in one go."""
    seen = scene("and_gate", moments=21)
    assert seen.right_at(seen.moments[0]) == 3
    assert seen.right_at(seen.end) == 4
    assert seen.end.parameters == "W = 2.03, 2.03; b = -3.31"
    assert seen.end.probabilities == pytest.approx([0.0352, 0.2173, 0.2173, 0.6787], abs=1e-4)
    # The accuracy is first 1 in epoch 162.
    first_right = next(one for one in seen.moments if seen.right_at(one) == 4)
    before = seen.moments[seen.moments.index(first_right) - 1]
    assert before.epoch < 162 <= first_right.epoch


def test_xor_shows_why_no_line_will_do() -> None:
    """The two pairs cross, and the probability is the same everywhere."""
    seen = scene("xor_learning_rate")
    assert seen.remarks == (NO_BOUNDARY, NO_LINE)
    assert set(seen.crossing) == {((0, 1), (1, 0)), ((0, 0), (1, 1))}
    assert seen.right_at(seen.end) == 2
    for other in ("and_gate", "or_gate", "grid"):
        assert scene(other, moments=1).crossing == ()


def test_points_cross_only_where_no_line_parts_them() -> None:
    """A point on a line with others is no crossing; many points are not searched."""
    X = np.array([[0.0, 0], [2, 2], [0, 2], [2, 0]])
    assert find_crossing(X, np.array([0, 0, 1, 1]))
    assert not find_crossing(X, np.array([0, 1, 1, 0]))
    assert not find_crossing(np.array([[0.0, 0], [1, 0], [2, 0], [1, 1]]), np.array([0, 1, 0, 1]))
    many = np.random.default_rng(1).normal(size=(500, 2))
    assert find_crossing(many, (many[:, 0] > 0).astype(float)) == ()


def test_a_training_of_another_make_is_shown_without_the_way_there(tmp_path: Path) -> None:
    """It says so: what is shown is never another training than the learner's."""
    code = """
def train(X, y):
    return gradient_descent(
        X, y, np.zeros((2, 1)), np.zeros((1, 1)), 0.3, 500, 4, binary_cross_entropy, sigmoid
    )
"""
    seen = scene("and_gate", with_code(tmp_path / "exercises", {"and_gate": code}))
    assert len(seen.moments) == 1
    assert seen.remarks[0].startswith("The way there can't be shown")


def test_a_training_loop_of_ones_own_is_replayed_where_it_agrees(tmp_path: Path) -> None:
    """By the toolkit's gradient descent: the losses are the same."""
    wheat = PROJECT / "tests" / "wheats" / "and_gate__own_training_loop.py"
    assert len(scene("and_gate", build(wheat, tmp_path / "exercises")).moments) == 6


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def make_data():\n    return 1\n", "2 results: X, y"),
        ("def evaluate(X, y, W, b):\n    return X, y, 1.0\n", "probabilities"),
        ("def evaluate(X, y, W, b):\n    return y + 2.0, y, 1.0\n", "between 0 and 1"),
        ("def evaluate(X, y, W, b):\n    return y * np.nan, y, 1.0\n", "between 0 and 1"),
        ("def train(X, y):\n    return np.full((2, 1), np.inf), 0.0, [1.0]\n", "numbers of up to"),
        ("def train(X, y):\n    import os; os._exit(0)\n", "Python itself ended"),
    ],
)
def test_what_can_not_be_drawn_is_told(code: str, told: str, tmp_path: Path) -> None:
    """With the call, as in a grading."""
    with pytest.raises(NoPictureError) as caught:
        scene("and_gate", with_code(tmp_path / "exercises", {"and_gate": code}))
    assert str(caught.value).startswith("and_gate can't be drawn yet.\n")
    assert told in str(caught.value)


def test_a_stub_and_an_unfinished_toolkit_are_told(tmp_path: Path) -> None:
    """What is to be done first."""
    with pytest.raises(NoPictureError, match="Still to do: replace the TODO in exercises/grid"):
        scene("grid", EXERCISES)
    code = "def sigmoid(Z):\n    raise NotImplementedError\n"
    with pytest.raises(NoPictureError, match=r"Waits for neural_network\.sigmoid"):
        scene("grid", with_code(tmp_path / "exercises", {"neural_network": code}))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("neural_network", "no picture of neural_network, but of and_gate, "),
        ("and_gat", "Do you mean and_gate"),
    ],
)
def test_what_has_no_picture_is_told(name: str, told: str) -> None:
    """With those that have one."""
    with pytest.raises(NoPictureError, match=told):
        scene(name)
