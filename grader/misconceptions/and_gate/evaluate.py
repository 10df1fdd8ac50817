"""Wrong answers of evaluate, in kata 1."""

import numpy as np
from neural_network import forward_perceptron, sigmoid


def evaluate__sums_compared_with_one_half(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you compare the sums X W + b with 0.5.

    The rule is about probabilities. Compare those with 0.5.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (X @ W + b > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__sigmoid_twice(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the sigmoid is applied two times.

    forward_perceptron already does it: its results are probabilities.
    """
    probabilities = sigmoid(forward_perceptron(X, W, b))
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((predictions == y).mean())


def evaluate__probabilities_compared_with_y(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when you compare the probabilities with y.

    They are hardly ever exactly 0 or 1. Compare the predictions with y.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, float((probabilities == y).mean())


def evaluate__rounded_accuracy(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This is what you get when the accuracy is rounded to two digits.

    2 of 3 is then 0.67. Round only where you print.
    """
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    return probabilities, predictions, round(float((predictions == y).mean()), 2)
