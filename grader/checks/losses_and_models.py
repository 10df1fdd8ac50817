"""Losses, an activation and models of our own, which checks pass to the learner's functions."""

import numpy as np

from grader.judging.checks import Array


def uneven_error(A: Array, y: Array) -> float:
    """A loss of our own: no loss of the learner's is needed, and swapped arguments show."""
    return float(np.mean((A - y) ** 2 * (2 + y)))


def squash(Z: Array) -> Array:
    """An activation of our own, unlike identity and sigmoid."""
    return np.tanh(Z)


def mean_square(A: Array, y: Array) -> float:
    """The mean squared error."""
    return float(np.mean((A - y) ** 2))


def times_p(X: Array, params: dict[str, Array]) -> Array:
    """A model with one parameter."""
    return X @ params["p"]


### BEGIN HIDDEN TESTS
def same_loss(A: Array, y: Array) -> float:
    """A loss that stands still: no reason to end a training, and no W is better than another."""
    return 0.0


def zeros(Z: Array) -> Array:
    """An activation that gives 0 for whatever it is given."""
    return 0 * np.asarray(Z)


def mean_cube(A: Array, y: Array) -> float:
    """The mean cubed error: its third derivative is not 0."""
    return float(np.mean((A - y) ** 3))


def linear(X: Array, params: dict[str, Array]) -> Array:
    """A perceptron without an activation, with W (d, k), b (k,) and c (2, 1, k)."""
    bias: Array = params["b"] + params["c"].sum(axis=(0, 1))
    return X @ params["W"] + bias


### END HIDDEN TESTS
