"""Wrong answers of gradient_descent: how the errors come about."""

from collections.abc import Callable

import numpy as np
from neural_network import identity


def gradient_descent__no_activation_in_the_step(
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
    """This is what you get when the steps don't use the activation.

    The error is activation_fn(X W + b) - y, in each batch, not only in the loss.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = X[rows] @ W + b - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__sigmoid_derivative(
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
    """This is what you get when the error is multiplied by A (1 - A).

    That is the derivative of the sigmoid. In the formula here it is not there any more.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            A = activation_fn(X[rows] @ W + b)
            error = (A - y[rows]) * A * (1 - A)
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__rounded_predictions(
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
    """This is what you get when the error is taken from predictions of 0 or 1.

    The steps then can't see how far off an answer is. Use the activation's result as it
    is.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = (activation_fn(X[rows] @ W + b) > 0.5) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history
