"""Wrong answers to kata 3, the learning rate on XOR."""

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid
from xor_learning_rate import evaluate, make_data, train


def make_data__or() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of OR.

    In the row 11 the inputs are equal: XOR is 0 there.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [1], [1], [1]])


def make_data__and() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of AND.

    AND is 1 where both inputs are 1. XOR is 1 where they differ.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [0], [0], [1]])


def make_data__xnor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of XNOR.

    All four are the wrong way round: XNOR is 1 where the inputs are equal.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [0], [0], [1]])


def make_data__nand() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of NAND.

    In the row 00 the inputs are equal: XOR is 0 there.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [1], [1], [0]])


def make_data__flat_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are a flat list.

    y must be a column of shape (4, 1): each label in brackets of its own.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])


def make_data__minus_one_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with labels -1 and 1.

    Some books do so. The cross-entropy needs labels 0 and 1.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[-1], [1], [1], [-1]])


def make_data__rows_10_before_01() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the row 10 comes before the row 01.

    The order of the rows is 00, 01, 10, 11: the second input changes first.
    """
    return np.array([[0, 0], [1, 0], [0, 1], [1, 1]]), np.array([[0], [1], [1], [0]])


def make_data__rows_from_11_down() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the rows begin with 11.

    The order of the rows is 00, 01, 10, 11.
    """
    return np.array([[1, 1], [1, 0], [0, 1], [0, 0]]), np.array([[0], [1], [1], [0]])


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


def evaluate__accuracy_of_probabilities(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the accuracy is 1 minus the mean distance to y.

    A prediction is right or wrong, nothing between. Count the right ones.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float(1 - np.abs(probabilities - y).mean())


def evaluate__predictions_for_probabilities(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you return the predictions two times.

    The first result is the probabilities, before they are compared with 0.5.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return predictions, predictions, float((predictions == y).mean())


def compare_learning_rates__accuracy_first(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when each pair is (accuracy, loss).

    The order is (final_loss, accuracy).
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (evaluate(X, y, W, b)[2], losses[-1])
    return results


def compare_learning_rates__first_loss(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the first loss of each training.

    It says little: all trainings start at the same place. The last one is wanted.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[0], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__mean_loss(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the mean of all losses.

    The question is how each training ended. The last loss is wanted.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (float(np.mean(losses)), evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__rate_not_used(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the rate is not given to train.

    Then each training uses the default, 1.0. Give train the rate of this round.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__always_the_same_rates(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the rates are always 0.1 and 1.0.

    Those are only the default. Loop over the learning_rates that were given.
    """
    results = {}
    for lr in (0.1, 1.0):
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__list_of_pairs(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you return a list of pairs.

    A dict is wanted: each learning rate is a key, its pair is the value.
    """
    results = []
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results.append((losses[-1], evaluate(X, y, W, b)[2]))
    return results


def compare_learning_rates__text_keys(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the keys are texts.

    "0.1" is not 0.1. Use the learning rates themselves as keys.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[str(lr)] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__only_the_last_rate(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the dict is made anew for each rate.

    Only the last rate is left in it. Make it once, before the loop.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results = {lr: (losses[-1], evaluate(X, y, W, b)[2])}
    return results


def compare_learning_rates__only_the_first_rate(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when `return` stands inside the loop.

    Only the first rate is in the dict. Look at the indentation of the last line.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
        return results
    return results


def compare_learning_rates__all_losses(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the whole list of losses.

    Only the last loss is wanted: one number.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses, evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__only_losses(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the loss but not the accuracy.

    Each value is a pair: (final_loss, accuracy).
    """
    return {lr: train(X, y, lr)[2][-1] for lr in learning_rates}


def compare_learning_rates__own_data(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the data is made inside.

    Then the results are always those of XOR. Use the X and y that were given.
    """
    results = {}
    X, y = make_data()
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def observe__helps() -> str:
    """This is what you get when you say that a higher learning rate helps.

    Run the file. Is the last loss really lower with 1.0 than with 0.1?
    """
    return "helps"


def observe__hinders() -> str:
    """This is what you get when you say that a higher learning rate hinders.

    Run the file. Is the last loss really higher with 1.0 than with 0.1?
    """
    return "hinders"


def observe__no_difference() -> str:
    """This is what you get with another text than the three in the docstring.

    Copy one of the texts, spelled just as it stands there.
    """
    return "no difference"
