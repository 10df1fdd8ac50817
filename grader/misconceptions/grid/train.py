"""Wrong answers of train, in kata 4."""

import numpy as np
from grid import make_data
from neural_network import binary_cross_entropy, gradient_descent, sigmoid


def train__lr_0_01(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with the learning rate 0.01.

    The steps are too short. Compare the rate with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.01, 200, 5, binary_cross_entropy, sigmoid)


def train__lr_0_5(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with the learning rate 0.5.

    The steps are too long. Compare the rate with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.5, 200, 5, binary_cross_entropy, sigmoid)


def train__lr_1_0(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with the learning rate 1.0.

    The steps are too long. Compare the rate with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 1.0, 200, 5, binary_cross_entropy, sigmoid)


def train__epochs_100(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 100 epochs.

    The training stops too early. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 100, 5, binary_cross_entropy, sigmoid)


def train__epochs_199(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 199 epochs.

    That is one too few: one loss is missing. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 199, 5, binary_cross_entropy, sigmoid)


def train__epochs_201(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 201 epochs.

    That is one too many: one loss is left over. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 201, 5, binary_cross_entropy, sigmoid)


def train__epochs_500(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 500 epochs.

    The training goes on for too long. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 5, binary_cross_entropy, sigmoid)


def train__batches_of_1(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with batches of one row.

    Each epoch makes too many steps. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 1, binary_cross_entropy, sigmoid)


def train__batches_of_4(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with batches of 4 rows.

    Each epoch makes too many steps. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 4, binary_cross_entropy, sigmoid)


def train__batches_of_10(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with batches of 10 rows.

    Each epoch makes too few steps. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 10, binary_cross_entropy, sigmoid)


def train__batches_of_25(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when all 25 rows are one batch.

    Each epoch makes one step only. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 25, binary_cross_entropy, sigmoid)


def train__starts_from_ones(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when W and b start from ones.

    The training then has another way to go. Both start from zeros.
    """
    W, b = np.ones((X.shape[1], 1)), np.ones((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 5, binary_cross_entropy, sigmoid)


def train__bias_starts_from_1(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b starts from 1.

    W is right at the start, b is not: it starts from 0, too.
    """
    W, b = np.zeros((X.shape[1], 1)), np.ones((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 5, binary_cross_entropy, sigmoid)


def train__mean_squared_error(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get with the mean squared error as the loss.

    W and b are right, the losses are not. The loss here is the binary cross-entropy.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(
        X, y, W, b, 0.1, 200, 5, lambda A, y: float(((A - y) ** 2).mean()), sigmoid
    )


def train__no_activation(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train without an activation.

    gradient_descent then uses none. Name sigmoid as its last argument.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 5, binary_cross_entropy)


def train__tanh(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get with tanh as the activation.

    It goes from -1 to 1, but a probability is between 0 and 1. Use sigmoid.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 5, binary_cross_entropy, np.tanh)


def train__data_made_inside(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when all calls give the training of one and the same data.

    Either train makes its own, or it keeps what an earlier call gave. Use the X and y that were
    given, in each call anew.
    """
    X, y = make_data()
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 5, binary_cross_entropy, sigmoid)


def train__only_the_last_loss(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you return only the last loss.

    Return all of them: one for each epoch.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    W, b, losses = gradient_descent(X, y, W, b, 0.1, 200, 5, binary_cross_entropy, sigmoid)
    return W, b, losses[-1:]
