"""Wrong answers of gradient_descent: how an epoch is cut into batches."""

from collections.abc import Callable

import numpy as np
from neural_network import identity


def gradient_descent__last_batch_dropped(
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
    """This is what you get when the last, smaller batch is left out.

    Then some rows are not seen in an epoch. The rows that are left over are a batch,
    too.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X) - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__last_batch_filled_up(
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
    """This is what you get when the last batch is filled up with rows used before.

    Some rows then count twice in an epoch. The last batch may be smaller.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = np.resize(order, len(X) + batch_size)[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__batch_one_row_short(
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
    """This is what you get when each batch is one row too short.

    A slice already stops before its end: no minus 1. The row between is never seen.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + max(batch_size - 1, 1)]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__always_all_rows(
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
    """This is what you get when batch_size is ignored.

    Each epoch then makes one step with all rows. Cut the order into batches.
    """
    loss_history = []
    for _ in range(num_epochs):
        error = activation_fn(X @ W + b) - y
        W = W - lr * X.T @ error / len(X)
        b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__always_one_row(
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
    """This is what you get when each batch is one single row.

    That makes too many steps. Take batch_size rows at a time.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        for row in random.permutation(len(X)):
            rows = [row]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__one_batch_an_epoch(
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
    """This is what you get when an epoch is only one batch.

    All other rows are not seen. An epoch goes on until every row was used once.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        rows = random.permutation(len(X))[:batch_size]
        error = activation_fn(X[rows] @ W + b) - y[rows]
        W = W - lr * X[rows].T @ error / len(rows)
        b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history
