"""Wrong answers of gradient_descent: the order of the rows."""

from collections.abc import Callable

import numpy as np
from neural_network import identity


def gradient_descent__no_shuffle(
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
    """This is what you get when the batches are the same in each epoch.

    The rows are never shuffled, or only inside of their batches. Draw a new random order of all
    rows in each epoch, before you cut it into batches.
    """
    loss_history = []
    for _ in range(num_epochs):
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(error)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__same_order_in_each_epoch(
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
    """This is what you get when all epochs have the same order.

    Either it is drawn only once, before the loop over the epochs, or the generator gets the
    same seed in each of them. Draw inside the loop, seed before it.
    """
    order = np.random.default_rng().permutation(len(X))
    loss_history = []
    for _ in range(num_epochs):
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__with_replacement(
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
    """This is what you get when rows are drawn with replacement.

    Some rows come twice in an epoch, others never. Shuffle the row numbers instead.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.integers(len(X), size=len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__rows_and_labels_apart(
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
    """This is what you get when X and y are shuffled apart from each other.

    A row then goes with the label of another one. Shuffle row numbers, and use the same for
    both.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        shuffled_X, shuffled_y = random.permutation(X), random.permutation(y)
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            error = activation_fn(shuffled_X[rows] @ W + b) - shuffled_y[rows]
            W = W - lr * shuffled_X[rows].T @ error / len(error)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__rows_and_labels_apart_in_place(
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
    """This is what you get when X and y are shuffled in place, each in an order of its own.

    A row then goes with the label of another one, in the steps and in the loss. Shuffle row
    numbers, and use the same for both.
    """
    random = np.random.default_rng()
    X, y = X.copy(), y.copy()
    loss_history = []
    for _ in range(num_epochs):
        random.shuffle(X)
        random.shuffle(y)
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(error)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__rows_rotated(
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
    """This is what you get when each epoch begins at another row, and goes on in order.

    The same rows then stay together in a batch. Draw a new random order of all rows instead.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = np.roll(np.arange(len(X)), random.integers(len(X)))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history
