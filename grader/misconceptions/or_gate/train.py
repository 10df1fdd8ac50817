"""Wrong answers of train, in kata 2."""

import numpy as np
from neural_network import binary_cross_entropy, gradient_descent, sigmoid
from or_gate import make_data


def train__epochs_200(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 200 epochs.

    The training stops too early. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 4, binary_cross_entropy, sigmoid)


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


def train__start_returned(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you return the W and b from before the training.

    gradient_descent returns new ones: use them.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    _, _, losses = gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)
    return W, b, losses


def train__trained_twice(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for a second time.

    The training goes on from the first W and b. One call of gradient_descent makes all
    epochs. Look for a second call.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    W, b, _ = gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)
