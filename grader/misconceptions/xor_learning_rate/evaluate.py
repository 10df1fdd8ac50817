"""Wrong answers of evaluate, in kata 3."""

import numpy as np
from neural_network import forward_perceptron


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
