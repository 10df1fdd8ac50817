"""How the results of a training are compared: weights, a bias, a history of losses."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.judging.describe import describe
from grader.judging.expect import (
    ROUNDING,
    Shapes,
    expect_in_shape,
    expect_shape,
    to_numbers,
    wrong,
)

EPSILON = 1e-5
"""For losses: keeping probabilities 1e-7 away from 0 and 1, as many do, moves the mean so far."""
BIAS_SHAPES: Shapes = ((1, 1), (1,), ())
DESCENT_RESULTS = ("W", "b", "loss_history")
"""What gradient_descent returns."""
LOSSES = "it is the only one that looks at every loss on the way"
"""Why a check is there."""


def expect_bias(got: Any, expected: Any, *, within: float = ROUNDING, hint: str = "") -> None:
    """Expect a bias: (1, 1), or (1,), or a number."""
    target = np.asarray(expected, dtype=np.float64).reshape(())
    expect_in_shape(got, target, BIAS_SHAPES, within=within, hint=hint, part="b")


def expect_bias_shape(got: Any, *, hint: str = "") -> float:
    """Expect a bias, whatever its value; return it."""
    return float(expect_shape(got, (1, 1), or_else=BIAS_SHAPES, hint=hint, part="b").reshape(()))


def expect_losses(
    got: Any, expected: Sequence[float], *, within: float = EPSILON, hint: str = ""
) -> None:
    """Expect a history of losses: a list, a tuple or an array, one number an epoch."""
    target = np.asarray(expected, dtype=np.float64)
    shapes = _history_shapes(len(target))
    expect_in_shape(got, target, shapes, within=within, hint=hint, part="the losses")


def expect_history(got: Any, length: int, *, hint: str = "", part: str) -> Any:
    """Expect a history of so many losses, whatever they are; return it, of shape (length,)."""
    wanted = f"a list of {length} numbers"
    is_number = isinstance(got, np.ndarray) and got.ndim == 0
    if not isinstance(got, (list, tuple, np.ndarray)) or is_number:
        raise wrong(describe(got), wanted, part=part, hint=hint)
    if len(got) != length:
        raise wrong(f"{len(got)} elements", f"{length} elements", part=part, hint=hint)
    array = to_numbers(got, part=part, wanted=wanted, hint=hint)
    if array.shape not in _history_shapes(length):
        raise wrong(describe(got), wanted, part=part, why="A loss is one number.", hint=hint)
    return array.reshape(length)


def _history_shapes(length: int) -> Shapes:
    return [(length,), (length, 1), (length, 1, 1)]
