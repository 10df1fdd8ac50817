"""Wrong answers of the function that all four katas have: they go for each of them."""

import numpy as np
from neural_network import forward_perceptron


def evaluate__at_least_one_half(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when a probability of exactly 0.5 makes prediction 1.

    The rule says over 0.5: > and not >=.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities >= 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__threshold_0(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you compare the probabilities with 0.

    They are all over 0, so every prediction is 1. Compare with 0.5.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__no_sigmoid(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you return the sums X W + b as probabilities.

    A probability is between 0 and 1: the sigmoid is missing.
    """
    sums = X @ W + b
    predictions = (sums > 0).astype(int)
    return sums, predictions, float((predictions == y).mean())


def evaluate__no_bias(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when b is left out.

    Then X = 0 always has probability 1/2. Use b as well as W.
    """
    probabilities = forward_perceptron(X, W, np.zeros((1, 1)))
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__percent(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the accuracy is in percent.

    It should be a fraction: from 0 to 1, not from 0 to 100.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean() * 100)


def evaluate__error_rate(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you count the wrong predictions.

    That is the error rate. The accuracy is the fraction of right ones.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions != y).mean())


def evaluate__count(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the accuracy is a count of right predictions.

    It should be a fraction: divide by the number of rows.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).sum())


def evaluate__every_pair(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when a flat array is compared with a column.

    That compares each prediction with every label. Keep both as columns, (n, 1).
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions.ravel() == y).mean())


def evaluate__flat_predictions(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the predictions are made flat.

    They should be a column, (n, 1), as y is.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions.ravel(), float((predictions == y).mean())


def evaluate__predictions_first(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the predictions are returned before the probabilities.

    The order is probabilities, predictions, accuracy.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return predictions, probabilities, float((predictions == y).mean())
