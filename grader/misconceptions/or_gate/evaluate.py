"""Wrong answers of evaluate, in kata 2."""

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
