"""Wrong answers of evaluate, in kata 4."""

import numpy as np
from neural_network import forward_perceptron


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
