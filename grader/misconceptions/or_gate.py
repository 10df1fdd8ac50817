"""Wrong answers to kata 2, the OR gate."""

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid
from or_gate import make_data


def make_data__and() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of AND.

    AND is 1 only where both inputs are 1. For OR one of them is enough.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [0], [0], [1]])


def make_data__xor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of XOR.

    In the row 11 at least one input is 1: OR is 1 there, too.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [1], [1], [0]])


def make_data__nor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of NOR.

    All four are the wrong way round: NOR is the opposite of OR.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [0], [0], [0]])


def make_data__first_input() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the first input as the label.

    The second input counts as well: OR is 1 where at least one of them is 1.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [0], [1], [1]])


def make_data__all_1() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with label 1 in every row.

    One row has no input that is 1: there OR is 0.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [1], [1], [1]])


def make_data__flat_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are a flat list.

    y must be a column of shape (4, 1): each label in brackets of its own.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 1])


def make_data__minus_one_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with labels -1 and 1.

    Some books do so. The cross-entropy needs labels 0 and 1.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[-1], [1], [1], [1]])


def make_data__rows_10_before_01() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the row 10 comes before the row 01.

    The order of the rows is 00, 01, 10, 11: the second input changes first.
    """
    return np.array([[0, 0], [1, 0], [0, 1], [1, 1]]), np.array([[0], [1], [1], [1]])


def make_data__rows_from_11_down() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the rows begin with 11.

    The order of the rows is 00, 01, 10, 11.
    """
    return np.array([[1, 1], [1, 0], [0, 1], [0, 0]]), np.array([[1], [1], [1], [0]])


def make_data__sum_of_inputs() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the label is the sum of the inputs.

    The row 11 then has label 2. A label is 0 or 1.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, X.sum(axis=1, keepdims=True)


def make_data__y_first() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when y is returned before X.

    The order of the results is X, y.
    """
    return np.array([[0], [1], [1], [1]]), np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def make_data__columns_for_rows() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the inputs are in two rows of four.

    X must be (4, 2): one row for each case, one column for each input.
    """
    return np.array([[0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0], [1], [1], [1]])


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


def train__epochs_200(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you train for 200 epochs.

    The training stops too early. Compare the number with the docstring.
    """
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 200, 4, binary_cross_entropy, sigmoid)


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


def train__data_made_inside(
    X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when train makes its own data.

    Then it trains on the same rows always. Use the X and y that were given.
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


def evaluate__sums_compared_with_one_half(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you compare the sums X W + b with 0.5.

    The rule is about probabilities. Compare those with 0.5.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (X @ W + b > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__predictions_exchanged(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when a probability under 0.5 makes prediction 1.

    That is the wrong way round: 1 where it is over 0.5.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities < 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__only_ones_counted(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when only rows with label 1 count as right.

    A prediction 0 is right, too, where the label is 0.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions * y).mean())


def observe__not_learned() -> str:
    """This is what you get when you say that OR was not learned.

    Run the file and look at the accuracy: how many of the four rows are right?
    """
    return "not learned"


def observe__capital_letter() -> str:
    """This is what you get with a capital letter at the start.

    The text must be spelled just as the docstring has it.
    """
    return "Learned"
