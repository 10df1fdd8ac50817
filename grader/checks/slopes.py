"""What the checks of numerical_gradient look at: a gradient of a name, a model that looks on."""

import functools
from typing import Any

import numpy as np

from grader.checks.losses_and_models import times_p
from grader.judging.checks import Array, Rng
from grader.judging.expect import expect_that


def one_gradient(result: Any, name: str) -> Any:
    """Return the gradient of this name, out of a dict."""
    expect_that(
        isinstance(result, dict) and name in result,
        found=f"a dict with the keys {list(result)}"
        if isinstance(result, dict)
        else f"a {type(result).__name__}",
        expected=f"a dict with the key {name!r}",
        hint="The result has the same keys as params.",
    )
    return result[name]


### BEGIN HIDDEN TESTS
def moving(p: float, moves: set[float]) -> Any:
    """Return a model with the parameter p that notes how far away from p it is called."""

    @functools.wraps(times_p)
    def forward_fn(X: Any, params: Any) -> Any:
        move = round(abs(float(np.reshape(params["p"], ())) - p), 12)
        if move > 0 and len(moves) < 1000:  # no right function moves it more than a few times
            moves.add(move)
        return times_p(X, params)

    return forward_fn


def random_model(rng: Rng) -> tuple[Array, Array, dict[str, Array]]:
    """Return X (5, 3), y (5, 2), and parameters W (3, 2), b (2,) and c (2, 1, 2), all random.

    Arrays of two, one and three dimensions: parameters come in any shape.
    """
    X, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    shapes = {"W": (3, 2), "b": (2,), "c": (2, 1, 2)}
    return X, y, {name: rng.normal(size=shape) for name, shape in shapes.items()}


### END HIDDEN TESTS
