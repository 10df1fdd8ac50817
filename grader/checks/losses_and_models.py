"""Losses, an activation and models of our own, which checks pass to the learner's functions.

The first line of each docstring stands in messages: "uneven_error(A, y) is the mean of ...".
"""

import numpy as np

from grader.judging.checks import Array, always


def uneven_error(A: Array, y: Array) -> float:
    """The mean of (A - y)**2 * (2 + y).

    A loss of our own: no loss of the learner's is needed, and swapped arguments show.
    """
    return float(np.mean((A - y) ** 2 * (2 + y)))


def squash(Z: Array) -> Array:
    """np.tanh(Z).

    An activation of our own, unlike identity and sigmoid.
    """
    return np.tanh(Z)


def mean_square(A: Array, y: Array) -> float:
    """The mean of (A - y)**2."""
    return float(np.mean((A - y) ** 2))


def times_p(X: Array, params: dict[str, Array]) -> Array:
    """X @ params["p"], a model with one parameter."""
    return X @ params["p"]


### BEGIN HIDDEN TESTS
@always(0.0)
def same_loss(A: Array, y: Array) -> float:
    """0, whatever A and y are.

    A loss that stands still is no reason to end a training, and no W is better than another.
    """
    return 0.0


def zeros(Z: Array) -> Array:
    """0 in the place of each number of Z."""
    return 0 * np.asarray(Z)


def no_activation(Z: Array) -> Array:
    """Z itself."""
    return Z


def new_number(A: Array, y: Array) -> float:
    """Another number in each call, whatever A and y are."""
    return float(np.random.default_rng().uniform())


def mean_cube(A: Array, y: Array) -> float:
    """The mean of (A - y)**3.

    Its third derivative is not 0.
    """
    return float(np.mean((A - y) ** 3))


def linear(X: Array, params: dict[str, Array]) -> Array:
    """X @ W + b, and all of c added to it: params has W (d, k), b (k,) and c (2, 1, k)."""
    bias: Array = params["b"] + params["c"].sum(axis=(0, 1))
    return X @ params["W"] + bias


### END HIDDEN TESTS
