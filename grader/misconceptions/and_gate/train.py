"""Wrong answers of train, in kata 1."""

import numpy as np
from and_gate import make_data
from neural_network import binary_cross_entropy, gradient_descent, sigmoid


def train__epochs_100(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 100 epochs.

    The training stops too early. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 100, 4, binary_cross_entropy, sigmoid)


def train__epochs_2000(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 2000 epochs.

    The training goes on for too long. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 2000, 4, binary_cross_entropy, sigmoid)


def train__random_start(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when W starts from random numbers.

    Each training then ends a little differently. Here W and b start from zeros.
    """
    W = np.random.default_rng().normal(0.0, 0.1, size=(X.shape[1], 1))
    b = np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)


def train__data_made_inside(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when all calls give the training of one and the same data.

    Either train makes its own, or it keeps what an earlier call gave. Use the X and y that were
    given, in each call anew.
    """
    X, y = make_data()
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)


def train__bias_first(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b is returned before W.

    The order of the results is W, b, losses.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    W, b, losses = gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)
    return b, W, losses


def train__only_the_last_loss(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you return only the last loss.

    Return all of them: one for each epoch.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    W, b, losses = gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)
    return W, b, losses[-1:]


def train__normalized(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you normalize X before the training.

    Then W and b belong to other numbers. Train on X as it is.
    """
    std = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(std == 0, 1.0, std)
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)
