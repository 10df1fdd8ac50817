"""Wrong answers of gradient_descent: the bias alone, in the errors or in its step."""

from collections.abc import Callable

import numpy as np
from neural_network import identity


def gradient_descent__bias_frozen(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b is never changed.

    The bias is trained as W is: it has a step of its own, with the mean of the errors.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_moves_up(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b moves the wrong way.

    W goes down its gradient, but b goes up. Look at the sign in the step of b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b + lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_sees_new_weights(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b's errors are computed with the new W.

    Both gradients come from the same errors. Take both before you change W or b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * (activation_fn(X[rows] @ W + b) - y[rows]).mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__weights_see_new_bias(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when W's errors are computed with the new b.

    Both gradients come from the same errors. Take both before you change W or b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            b = b - lr * error.mean()
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_left_out(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the errors are computed without b.

    b is changed, but no step ever sees it. The prediction needs X W + b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_after_activation(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b is added after the activation.

    The activation is applied to the whole sum, X W + b. Look at your parentheses.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W) + b - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history
