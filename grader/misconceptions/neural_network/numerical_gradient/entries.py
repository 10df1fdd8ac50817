"""Wrong answers of numerical_gradient: which entries are moved, and where their slopes go."""

from collections.abc import Callable

import numpy as np


def numerical_gradient__not_put_back(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when an entry is not put back after it was moved.

    It is lower by h ever after, and all later slopes see that. Put back the old value.
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
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__moved_down_once(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when an entry goes up by h and then down by h.

    Then it is back at p, not at p - h. From p + h go down by 2 h.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            loss_below = loss_fn(forward_fn(X, params), y)
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__all_entries_together(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when all entries of an array are moved together.

    Every entry then has the same slope. Move one entry at a time.
    """
    gradients = {}
    for name, values in params.items():
        above = loss_fn(forward_fn(X, {**params, name: values + h}), y)
        below = loss_fn(forward_fn(X, {**params, name: values - h}), y)
        gradients[name] = np.full(values.shape, (above - below) / (2 * h))
    return gradients


def numerical_gradient__only_the_first_entry(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when only the first entry of each array is moved.

    The other slopes stay 0. Go over all entries, in every row and column.
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
            gradient[entry] = (loss_above - loss_below) / (2 * h)
            break
        gradients[name] = gradient
    return gradients


def numerical_gradient__only_the_first_array(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when `return` stands inside the loop over params.

    The other arrays have no gradient then. Look at the indentation of the last line.
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
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
        return gradients
    return gradients


def numerical_gradient__flat(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when the gradients are flat lists of slopes.

    Each gradient needs the shape of its array in params.
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
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient.ravel()
    return gradients


def numerical_gradient__matrices_only(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when two loops take every array for a matrix.

    Parameters may have any number of dimensions: np.ndindex(p.shape) visits every entry.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros_like(values)
        for i in range(values.shape[0]):
            for j in range(values.shape[1]):
                original = values[i, j]
                values[i, j] = original + h
                loss_above = loss_fn(forward_fn(X, params), y)
                values[i, j] = original - h
                loss_below = loss_fn(forward_fn(X, params), y)
                values[i, j] = original
                gradient[i, j] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__nothing_moves(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when both losses are taken at the same p.

    params.copy() copies the dict, not the arrays in it: both copies move the same array. And
    flatten() makes an array that is not in params. Copy arrays, or move those in params.
    """
    loss = loss_fn(forward_fn(X, params), y)
    return {name: np.full(values.shape, loss - loss) for name, values in params.items()}


def numerical_gradient__gradients_of_earlier_calls(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
    gradients: dict[str, np.ndarray] = {},  # noqa: B006
) -> dict[str, np.ndarray]:
    """This is what you get when the dict of gradients is made once, for all calls.

    What stands outside of the function outlives a call: names of earlier params are in it, too.
    Make a new one inside of the function.
    """
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients
