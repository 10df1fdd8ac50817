"""A trained perceptron as a picture: the decision boundary beside the loss. SVG, by hand.

A library for plots is one more thing to install, and takes longer to load than all checks.
"""

from typing import Any, NamedTuple

import numpy as np

from grader.checks.perceptron import DATA, TRAINED
from grader.checks.training import expect_bias_shape
from grader.judging.checks import Array, Learner
from grader.judging.expect import expect_results, expect_shape, expect_that, to_numbers

SIZE, MARGIN = 220, 24
"""Of one of the two panels, in pixels."""
MAX_POINTS = 200
"""Of the curve: more can't be told apart."""
MAX_ROWS = 1000
"""Of the data: each becomes a circle."""
LARGEST = 1e6
"""Among all numbers: what is larger has no place on a panel, and may overflow."""
_BLUE, _RED = "#2a6fbb", "#b3261e"


def picture(exercise: str, function: str, learner: Learner) -> str:
    """Return what a right `train` learns from the rows of `make_data`; "" for other functions.

    Raises CheckStopped where a learner's function returns something else than can be drawn.
    """
    if function != "train":
        return ""
    training = train(learner)
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:1em">'
        f"{_boundary(training.X, training.y.ravel(), training.W.ravel(), training.b)}"
        f"{_curve(training.losses)}</div>"
    )


class Training(NamedTuple):
    """What a learner's `train` has made of the rows of `make_data`."""

    X: Array
    y: Array
    W: Array
    b: float
    losses: Array


def train(learner: Learner) -> Training:
    """Train on the learner's rows, by the learner's functions.

    Raises CheckStopped where one of them returns something else than can be drawn.
    """
    X, y = expect_results(learner.make_data(), DATA)
    W, b, losses = expect_results(learner.train(X, y), TRAINED)
    rows = _expect_drawable(X, part="X")
    expect_that(
        rows.ndim == 2 and rows.shape[1] == 2 and 0 < len(rows) <= MAX_ROWS,
        found=f"X of shape {rows.shape}",
        expected=f"two columns, and no more than {MAX_ROWS} rows",
    )
    labels = _expect_drawable(expect_shape(y, (len(rows), 1), part="y"), part="y")
    weights = _expect_drawable(expect_shape(W, (2, 1), part="W"), part="W")
    bias = _expect_drawable(expect_bias_shape(b), part="b")
    history = _expect_drawable(losses, part="losses").ravel()
    expect_that(history.size > 0, found="no loss", expected="one for each epoch")
    return Training(rows, labels, weights, float(bias), history)


def _expect_drawable(got: Any, part: str) -> Array:
    """Expect finite numbers of a size that can be drawn; return them."""
    array: Array = to_numbers(got, part=part, wanted="numbers")
    expect_that(
        bool(np.all(np.abs(array) <= LARGEST)),
        found=f"{part} has numbers that are not finite, or too large",
        expected=f"numbers of up to {LARGEST:g}",
    )
    return array


def _panel(title: str, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" role="img" '
        f'aria-label="{title}" style="background:#fff" font-family="sans-serif" font-size="11">'
        f'<text x="{SIZE / 2}" y="14" text-anchor="middle">{title}</text>{content}</svg>'
    )


def _boundary(X: Array, y: Array, W: Array, b: float) -> str:
    """Draw the rows, and the side of the plane where the probability is over 0.5.

    Labels are told by their shape: a disc for 1, a ring for 0.
    """
    low, high = X.min(axis=0) - 0.5, X.max(axis=0) + 0.5

    def place(point: Any) -> tuple[float, float]:
        across, up = (np.asarray(point) - low) / (high - low)
        inner = SIZE - 2 * MARGIN
        return round(MARGIN + across * inner, 1), round(SIZE - MARGIN - up * inner, 1)

    corners = [(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])]
    side = _clipped(corners, W, b)
    shape = " ".join("{},{}".format(*place(corner)) for corner in side)
    parts = [f'<polygon points="{shape}" fill="{_BLUE}" opacity="0.15"/>'] if side else []
    for row, label in zip(X, y, strict=True):
        x, up = place(row)
        fill = _BLUE if label else "#fff"
        parts.append(f'<circle cx="{x}" cy="{up}" r="5" fill="{fill}" stroke="{_BLUE}"/>')
    return _panel("Shaded: probability over 0.5", "".join(parts))


def _clipped(corners: Any, W: Array, b: float) -> list[Any]:
    """Return the part of a polygon where x W + b is over 0 (Sutherland and Hodgman)."""
    kept = []
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        before, after = (float(np.dot(point, W) + b) for point in (start, end))
        if before > 0:
            kept.append(start)
        if (before > 0) != (after > 0):
            share = before / (before - after)
            kept.append(tuple(np.add(start, share * np.subtract(end, start))))
    return kept


def _curve(losses: Array) -> str:
    """Draw the loss over the epochs."""
    chosen = np.unique(np.linspace(0, len(losses) - 1, MAX_POINTS).astype(int))
    top = max(float(losses.max()), 1e-9)
    inner = SIZE - 2 * MARGIN
    x = MARGIN + chosen / max(len(losses) - 1, 1) * inner
    up = SIZE - MARGIN - losses[chosen] / top * inner
    points = " ".join(f"{a:.1f},{c:.1f}" for a, c in zip(x, up, strict=True))
    axis = f"M{MARGIN},{MARGIN}V{SIZE - MARGIN}H{SIZE - MARGIN}"
    return _panel(
        f"Loss: {losses[0]:.3f} to {losses[-1]:.3f}",
        f'<path d="{axis}" fill="none" stroke="#888"/>'
        f'<polyline points="{points}" fill="none" stroke="{_RED}" stroke-width="2"/>'
        f'<text x="{SIZE / 2}" y="{SIZE - 6}" text-anchor="middle">{len(losses)} epochs</text>',
    )
