"""observe compares the two rates for itself, with a tolerance for rounding."""

import math

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


def make_data():
    X = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=np.float32)
    y = (X[:, [0]] != X[:, [1]]).astype(np.float32)
    return X, y


def compare_learning_rates(X, y, learning_rates=(0.1, 1.0)):
    results = {}
    for rate in learning_rates:
        W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
        W, b, losses = gradient_descent(X, y, W, b, rate, 1000, 4, binary_cross_entropy, sigmoid)
        hits = (forward_perceptron(X, W, b) > 0.5) == y
        results[rate] = (losses[-1], hits.sum() / hits.size)
        print(f"rate {rate}: {results[rate]}")
    return results


def observe():
    results = compare_learning_rates(*make_data())
    (low, _), (high, _) = results[0.1], results[1.0]
    if math.isclose(np.squeeze(low), np.squeeze(high), rel_tol=1e-6):
        return "makes no difference"
    return "helps" if high < low else "hinders"
