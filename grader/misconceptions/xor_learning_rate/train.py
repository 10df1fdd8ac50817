"""Wrong answers of train, in kata 3."""

import numpy as np
from neural_network import binary_cross_entropy, gradient_descent, sigmoid
from xor_learning_rate import make_data


def train__default_0_1(
    X: np.ndarray, y: np.ndarray, lr: float = 0.1
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when 0.1 is the default of lr.

    This kata is about a higher rate: without lr it trains with 1.0.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid)


def train__always_lr_0_1(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you always train with the learning rate 0.1.

    The argument lr is not used. Give gradient_descent the rate that train was given.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 1000, 4, binary_cross_entropy, sigmoid)


def train__always_lr_0_5(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you always train with the learning rate 0.5.

    The argument lr is not used. Give gradient_descent the rate that train was given.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.5, 1000, 4, binary_cross_entropy, sigmoid)


def train__always_lr_1_0(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you always train with the learning rate 1.0.

    The argument lr is not used. Give gradient_descent the rate that train was given.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 1.0, 1000, 4, binary_cross_entropy, sigmoid)


def train__epochs_100(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 100 epochs.

    The training stops too early. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 100, 4, binary_cross_entropy, sigmoid)


def train__epochs_500(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 500 epochs.

    The training stops too early. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 500, 4, binary_cross_entropy, sigmoid)


def train__epochs_999(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 999 epochs.

    That is one too few: one loss is missing. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 999, 4, binary_cross_entropy, sigmoid)


def train__epochs_1001(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 1001 epochs.

    That is one too many: one loss is left over. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1001, 4, binary_cross_entropy, sigmoid)


def train__epochs_2000(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 2000 epochs.

    The training goes on for too long. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 2000, 4, binary_cross_entropy, sigmoid)


def train__batches_of_1(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with batches of one row.

    Each epoch makes too many steps. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 1, binary_cross_entropy, sigmoid)


def train__batches_of_2(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train with batches of 2 rows.

    Each epoch makes too many steps. Compare the batch size with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 2, binary_cross_entropy, sigmoid)


def train__starts_from_ones(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when W and b start from ones.

    The training then has another way to go. Both start from zeros.
    """
    W, b = np.ones((X.shape[1], 1)), np.ones((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid)


def train__bias_starts_from_1(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b starts from 1.

    W is right at the start, b is not: it starts from 0, too.
    """
    W, b = np.zeros((X.shape[1], 1)), np.ones((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid)


def train__mean_squared_error(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get with the mean squared error as the loss.

    W and b are right, the losses are not. The loss here is the binary cross-entropy.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(
        X, y, W, b, lr, 1000, 4, lambda A, y: float(((A - y) ** 2).mean()), sigmoid
    )


def train__no_activation(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train without an activation.

    gradient_descent then uses none. Name sigmoid as its last argument.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy)


def train__data_made_inside(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when train makes its own data.

    Then it trains on the same rows always. Use the X and y that were given.
    """
    X, y = make_data()
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid)


def train__labels_exchanged(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the labels are exchanged, 0 for 1.

    The perceptron then learns the opposite. Use y as it is.
    """
    y = 1 - y
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid)


def train__larger_batches(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get with batches of more than 4 rows: of all rows, for instance.

    With more rows than 4 an epoch then has too few steps. Compare the batch size with the
    docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 32, binary_cross_entropy, sigmoid)


def train__stops_where_nothing_moves(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the training ends where the loss stands still.

    On XOR that is after 2 epochs. All 1000 are asked for: that nothing moves is the finding.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    W, b, losses = gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid)
    moves = np.abs(np.diff(losses)) > 1e-12
    return W, b, losses if moves.all() else losses[: int(np.argmin(moves)) + 2]


def train__first_training_kept(
    X: np.ndarray,
    y: np.ndarray,
    lr: float = 1.0,
    kept: list[tuple[np.ndarray, np.ndarray, list[float]]] = [],  # noqa: B006
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the first training is kept, and serves for all later calls.

    What stands outside of the function outlives a call. Train anew in each one, on its X and y.
    """
    if not kept:
        W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
        kept.append(gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid))
    return kept[0]
