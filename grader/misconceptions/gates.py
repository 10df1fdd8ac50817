"""Wrong answers of train that AND and OR have in common, since their settings are the same."""

import numpy as np
from neural_network import binary_cross_entropy, gradient_descent, sigmoid


def train__lr_0_01(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with the learning rate 0.01.

    The steps are too short. Compare the rate with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.01, 500, 4, binary_cross_entropy, sigmoid)


def train__lr_0_5(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with the learning rate 0.5.

    The steps are too long. Compare the rate with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.5, 500, 4, binary_cross_entropy, sigmoid)


def train__lr_1_0(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with the learning rate 1.0.

    The steps are too long. Compare the rate with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 1.0, 500, 4, binary_cross_entropy, sigmoid)


def train__epochs_499(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 499 epochs.

    That is one too few: one loss is missing. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 499, 4, binary_cross_entropy, sigmoid)


def train__epochs_501(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 501 epochs.

    That is one too many: one loss is left over. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 501, 4, binary_cross_entropy, sigmoid)


def train__epochs_1000(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 1000 epochs.

    The training goes on for too long. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 1000, 4, binary_cross_entropy, sigmoid)


def train__batches_of_1(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with batches of one row.

    Each epoch makes too many steps. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 1, binary_cross_entropy, sigmoid)


def train__batches_of_2(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with batches of 2 rows.

    Each epoch makes too many steps. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 2, binary_cross_entropy, sigmoid)


def train__starts_from_ones(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when W and b start from ones.

    The training then has another way to go. Both start from zeros.
    """
    W, b = np.ones((X.shape[1], 1)), np.ones((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)


def train__bias_starts_from_1(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b starts from 1.

    W is right at the start, b is not: it starts from 0, too.
    """
    W, b = np.zeros((X.shape[1], 1)), np.ones((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)


def train__mean_squared_error(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get with the mean squared error as the loss.

    W and b are right, the losses are not. The loss here is the binary cross-entropy.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(
        X, y, W, b, 0.1, 500, 4, lambda A, y: float(((A - y) ** 2).mean()), sigmoid
    )


def train__no_activation(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train without an activation.

    gradient_descent then uses none. Name sigmoid as its last argument.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy)


def train__larger_batches(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get with batches of more than 4 rows: of all rows, for instance.

    With more rows than 4 an epoch then has too few steps. Compare the batch size with the
    docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 32, binary_cross_entropy, sigmoid)
