"""Wrong answers of numerical_gradient."""

from collections.abc import Callable

import numpy as np


def numerical_gradient__forward_difference(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get with forward differences: from p to p + h.

    They are less exact. Central differences go from p - h to p + h, and divide by 2 h.
    """
    loss_here = loss_fn(forward_fn(X, params), y)
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_here) / h
        gradients[name] = gradient
    return gradients


def numerical_gradient__backward_difference(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get with backward differences: from p - h to p.

    They are less exact. Central differences go from p - h to p + h, and divide by 2 h.
    """
    loss_here = loss_fn(forward_fn(X, params), y)
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_here - loss_below) / h
        gradients[name] = gradient
    return gradients


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


def numerical_gradient__wrong_sign(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you subtract the losses the wrong way round.

    All slopes have the wrong sign. It is the loss at p + h minus the loss at p - h.
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
            gradient[entry] = (loss_below - loss_above) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__h_ignored(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you always use 1e-4.

    That is only the default. Use the h that was given.
    """
    h = 1e-4
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


def numerical_gradient__loss_arguments_swapped(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when loss_fn gets y first and the prediction second.

    Some losses don't mind, others do. The order is loss_fn(prediction, y).
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(y, forward_fn(X, params))
            values[entry] = original - h
            loss_below = loss_fn(y, forward_fn(X, params))
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients
