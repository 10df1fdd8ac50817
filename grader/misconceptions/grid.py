"""Wrong answers to kata 4, the grid of 25 points."""

import numpy as np
from grid import make_data
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


def make_data__ends_at_1() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j end at 1.

    range(-2, 2) stops before 2: that makes 16 points in place of 25.
    """
    X = np.array([[i, j] for i in range(-2, 2) for j in range(-2, 2)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__from_0_to_4() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j go from 0 to 4.

    The grid lies around 0: i and j go from -2 to 2.
    """
    X = np.array([[i, j] for i in range(5) for j in range(5)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__from_1_to_5() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j go from 1 to 5.

    The grid lies around 0: i and j go from -2 to 2.
    """
    X = np.array([[i, j] for i in range(1, 6) for j in range(1, 6)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__j_outermost() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the points are ordered by j first.

    The first number should stay the same for five points, while the second one runs.
    """
    X = np.array([[i, j] for j in range(-2, 3) for i in range(-2, 3)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__half_steps() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j go up in steps of one half.

    That makes 81 points. The steps are 1: 25 points.
    """
    X = np.array([[i / 2, j / 2] for i in range(-4, 5) for j in range(-4, 5)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__without_the_center() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the point (0, 0) is left out.

    The grid has 25 points: 0 is a number like the others.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3) if i or j])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__every_pair_once() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when each pair is taken only once.

    (1, 2) and (2, 1) are two points: j runs over all five numbers for each i.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(i, 3)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__at_least_0() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i + j = 0 makes label 1.

    The rule says over 0: > and not >=.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.sum(axis=1, keepdims=True) >= 0).astype(int)
    return X, y


def make_data__product() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you look at i * j.

    The rule is about the sum, i + j.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.prod(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__first_coordinate() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you look at i only.

    The rule is about the sum, i + j.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X[:, :1] > 0).astype(int)
    return X, y


def make_data__second_coordinate() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you look at j only.

    The rule is about the sum, i + j.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X[:, 1:] > 0).astype(int)
    return X, y


def make_data__both_over_0() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when both i and j must be over 0.

    The rule is about the sum: (2, -1) has label 1, too.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X > 0).all(axis=1, keepdims=True).astype(int)
    return X, y


def make_data__labels_exchanged() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the points below the line have label 1.

    The labels are the wrong way round where i + j is not 0. Look at the > sign.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.sum(axis=1, keepdims=True) < 0).astype(int)
    return X, y


def make_data__flat_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are a flat array.

    y must be a column of shape (25, 1).
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.sum(axis=1) > 0).astype(int)
    return X, y


def make_data__minus_one_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with labels -1 and 1.

    Some books do so. The cross-entropy needs labels 0 and 1.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = np.where(X.sum(axis=1, keepdims=True) > 0, 1, -1)
    return X, y


def make_data__sums_as_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the label is i + j itself.

    A label is 0 or 1: 1 where the sum is over 0.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = X.sum(axis=1, keepdims=True)
    return X, y


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
    """This is what you get when you train with batches of 25 rows.

    Each epoch makes too few steps. Compare the batch size with the docstring.
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
    """This is what you get when train makes its own data.

    Then it trains on the same rows always. Use the X and y that were given.
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


def evaluate__sums_compared_with_one_half(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you compare the sums X W + b with 0.5.

    The rule is about probabilities. Compare those with 0.5.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (X @ W + b > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__whole_accuracy(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the accuracy is cut to a whole number.

    Only 0 and 1 are left then. Divide with /, not //, and don't use int.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).sum() // len(y))


def evaluate__predictions_minus_1_and_1(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get with predictions -1 and 1.

    The labels are 0 and 1. So are the predictions.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = np.where(probabilities > 0.5, 1, -1)
    return probabilities, predictions, float((predictions == y).mean())


def observe__not_learned() -> str:
    """This is what you get when you say that the grid was not learned.

    Run the file and look at the accuracy: how many of the 25 points are right?
    """
    return "not learned"


def observe__yes() -> str:
    """This is what you get when you answer with yes.

    The answer is one of the two texts that the docstring names.
    """
    return "yes"
