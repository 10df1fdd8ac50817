"""exercises/README.md: what it shows runs on the toolkit, and prints what it says."""

import os
import re
import subprocess
import sys

import numpy as np
import pytest

from grader.judging.reference import import_solution
from tests.places import EXERCISES, SOLUTIONS

TEXT = (EXERCISES / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```python\n(.*?)```\n\nIt prints\n\n```text\n(.*?)```", TEXT, re.DOTALL)
XOR, HIDDEN_LAYER = (code for code, _ in SHOWN)


@pytest.mark.parametrize(("code", "printed"), SHOWN, ids=["xor", "hidden_layer"])
def test_what_it_shows_prints_what_it_says(code: str, printed: str) -> None:
    """With the whole toolkit written."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SOLUTIONS)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout == printed


def test_the_hidden_layer_takes_20_lines() -> None:
    """As it says."""
    assert len(HIDDEN_LAYER.splitlines()) == 20


@pytest.mark.parametrize("seed", range(1, 4))
def test_the_hidden_layer_solves_xor_from_other_starts(seed: int) -> None:
    """It was no luck."""
    code = HIDDEN_LAYER.replace("default_rng(0)", f"default_rng({seed})")
    assert code != HIDDEN_LAYER
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SOLUTIONS)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert "Accuracy: 1.0\n" in done.stdout


def test_the_gradient_is_what_its_four_lines_say() -> None:
    """The slope of the loss by each weight is x^T (a - y), by numbers alone."""
    toolkit = import_solution(SOLUTIONS, "neural_network")
    random = np.random.default_rng(3)
    X, y = random.normal(size=(1, 2)), np.array([[1.0]])
    params = {"W": random.normal(size=(2, 1)), "b": random.normal(size=(1, 1))}
    slopes = toolkit.numerical_gradient(
        X,
        y,
        params,
        toolkit.binary_cross_entropy,
        lambda X, params: toolkit.sigmoid(X @ params["W"] + params["b"]),
    )
    error = toolkit.sigmoid(X @ params["W"] + params["b"]) - y
    np.testing.assert_allclose(slopes["W"], X.T @ error, atol=1e-6)
    np.testing.assert_allclose(slopes["b"], error, atol=1e-6)
    assert "dloss/dW = x^T (a - y)" in TEXT


def test_xor_is_told_with_its_labels_and_predictions() -> None:
    """As the blog post has them."""
    assert "Binary predictions: [0 0 0 0]\nTrue labels: [0 1 1 0]\n" in TEXT
    assert "Part 3.1: Single-Layer Perceptrons" in TEXT
