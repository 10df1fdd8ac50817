"""Wrong answers of numerical_gradient: what the difference of the losses is divided by."""

from collections.abc import Callable

import numpy as np


def numerical_gradient__divided_by_h(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you divide by h, not by 2 h.

    All slopes are twice too steep: from p - h to p + h it is 2 h.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / h
        gradients[name] = gradient
    return gradients


def numerical_gradient__missing_parentheses(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when the parentheses around 2 h are missing.

    a / 2 * h divides by 2 and then multiplies by h. Put 2 * h in parentheses.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / 2 * h
        gradients[name] = gradient
    return gradients


def numerical_gradient__not_divided(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you don't divide by 2 h.

    The difference of the losses is tiny. The slope is that difference for each unit of
    p.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = loss_above - loss_below
        gradients[name] = gradient
    return gradients


def numerical_gradient__multiplied_by_rows(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when the slopes are multiplied by the number of rows.

    loss_fn already is a mean over the rows. Its slope needs no other factor.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = len(X) * (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients
