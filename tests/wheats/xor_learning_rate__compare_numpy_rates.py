"""The rates are the numbers of an array, the values named tuples, the default is a list."""

from typing import NamedTuple

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


class Result(NamedTuple):
    final_loss: float
    accuracy: float


def compare_learning_rates(X, y, learning_rates=[0.1, 1.0]):  # noqa: B006
    results = {}
    for rate in np.array(learning_rates):
        W, b = np.zeros((len(X[0]), 1)), np.zeros((1, 1))
        W, b, losses = gradient_descent(X, y, W, b, rate, 1000, 4, binary_cross_entropy, sigmoid)
        right = (forward_perceptron(X, W, b) > 0.5) == y
        results[rate] = Result(np.min(losses[-1]), accuracy=np.mean(right))
    return results
