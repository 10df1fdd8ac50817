"""Wrong answers of numerical_gradient: which losses are subtracted, and from which."""

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


def numerical_gradient__another_default_of_h(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-5,
) -> dict[str, np.ndarray]:
    """This is what you get when h is 1e-5 where none is given.

    The default is 1e-4: let the `def` line say so, as the stub does.
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
