"""kata show in the terminal: the plane, the boundary, the points by shape, the loss."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader.judging.scene import Moment, Scene
from grader.learning.picture import picture, scene_of
from grader.learning.terminal_picture import ASCII, UNICODE, field_shape, render, signs_for
from tests.places import PROJECT, SOLUTIONS


def scene(field: "np.ndarray", **others: object) -> Scene:
    """Return a scene with two points, at (0, 0) and (1, 1), the second of label 1."""
    labels = np.array([0.0, 1.0])
    moment = Moment(3, field, labels, labels, "W = 1, 1; b = 0")
    values = {"low": (-0.5, -0.5), "high": (1.5, 1.5), "losses": np.array([0.7, 0.5, 0.1])}
    return Scene(
        points=np.array([[0.0, 0.0], [1.0, 1.0]]), labels=labels, moments=(moment,), **values
    )


def test_and_is_drawn_with_its_boundary_and_its_points() -> None:
    """Three rings, one disc, on the other side of a falling line."""
    drawn = picture("and_gate", 80, "utf-8", SOLUTIONS)
    plane = [line[6:41] for line in drawn.splitlines()[2:19]]
    assert sum(line.count("○") for line in plane) == 3
    assert sum(line.count("●") for line in plane) == 1
    for line in plane:
        if "╲" in line and "▒" in line:
            assert line.index("░") < line.index("╲") < line.index("▒")
    starts = [line.index("╲") for line in plane if "╲" in line]
    assert starts == sorted(starts)
    assert len(starts) > 8
    assert "The loss goes from 0.6870 after the first epoch to 0.2283 after the last, 500." in drawn
    assert "4 of 4 points are given their own label. W = 2.03, 2.03; b = -3.31." in drawn


def test_xor_has_no_line_and_says_why() -> None:
    """The two pairs are joined, and the joins cross."""
    drawn = picture("xor_learning_rate", 100, "utf-8", SOLUTIONS)
    plane = drawn.split("●")[1]
    assert "+" in plane
    assert "╲" not in drawn
    assert "No line will do." in drawn
    assert "2 of 4 points" in drawn


def test_the_probability_is_shaded_in_steps() -> None:
    """Each with a sign of its own; one half belongs to label 0, as in a prediction."""
    field = np.repeat([[0.1, 0.3, 0.5, 0.7, 0.9]], 9, axis=0)
    drawn = render("title", scene(field), 80, ASCII)
    row = drawn.splitlines()[3]  # without points
    assert row.partition("|")[2][:5] == " ..|%"


@pytest.mark.parametrize(
    ("slope", "line"),
    [((1, 0), "|"), ((0, 1), "-"), ((1, 1), "\\"), ((1, -1), "/")],
)
def test_the_boundary_is_drawn_in_its_direction(slope: tuple[int, int], line: str) -> None:
    """Whichever side is the probable one."""
    rows, columns = 15, 33
    up, across = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    for sign in (1, -1):
        logits = sign * 3 * (slope[0] * across + slope[1] * up)
        drawn = render("title", scene(1 / (1 + np.exp(-logits))), 80, ASCII)
        assert f"{line} boundary, 0.5" in drawn


@pytest.mark.parametrize("width", [1, 40, 76, 300])
def test_it_fits_into_the_window(width: int) -> None:
    """From 24 characters on; there is no colour in it, and in ASCII nothing else."""
    seen = scene_of("grid", field_shape(width), 1, SOLUTIONS)
    for signs in (UNICODE, ASCII):
        drawn = render("grid", seen, width, signs)
        assert max(map(len, drawn.splitlines())) <= max(24, min(width, 100))
        assert "\x1b" not in drawn
        assert drawn.isascii() is (signs is ASCII)
        plane = drawn.partition(f"{signs.labels[1]} label 1")[0]
        assert (plane.count(signs.labels[0]), plane.count(signs.labels[1])) == (15, 10)


@pytest.mark.parametrize(
    ("encoding", "signs"),
    [
        ("utf-8", UNICODE),
        ("ascii", ASCII),
        ("cp1252", ASCII),
        ("cp437", ASCII),
        ("nonsense", ASCII),
    ],
)
def test_a_terminal_gets_the_signs_that_it_has(encoding: str, signs: object) -> None:
    """All of them, or none."""
    assert signs_for(encoding) is signs


def test_a_rising_and_a_flat_loss_are_drawn_too() -> None:
    """As far as the window goes; one epoch alone is a curve as well."""
    field = np.full(field_shape(80), 0.5)
    for losses in ([0.1, 5.0, 2.0], [0.0, 0.0], [-1.0, 2.0], [0.4]):
        one = scene(field)
        drawn = render("title", Scene(**{**vars(one), "losses": np.array(losses)}), 80, ASCII)
        assert "*" in drawn
        assert f"{len(losses)} epochs" in drawn or "1 epoch" in drawn


def test_the_command_prints_it_or_says_what_is_missing(tmp_path: Path) -> None:
    """To a pipe as well, in the encoding that it has."""
    kata = [sys.executable, "-m", "grader.cli.learner", "show", "and_gate"]
    done = subprocess.run(kata, cwd=PROJECT, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stdout == ""
    first, second = done.stderr.splitlines()
    assert first == "kata show: and_gate can't be drawn yet."
    assert second.startswith("Still to do: replace the TODO in exercises/and_gate.py, line ")
    nowhere = tmp_path / "no" / "page.html"
    done = subprocess.run([*kata, "--html", nowhere], cwd=PROJECT, capture_output=True)
    assert done.returncode == 1
    assert not nowhere.exists()
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    kata[-1] = "neural_network"
    done = subprocess.run(kata, cwd=PROJECT, capture_output=True, encoding="ascii", env=env)
    assert done.stderr.startswith("kata show: there is no picture of neural_network, but of ")
