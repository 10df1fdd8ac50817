"""The toolkit is imported as a module, and a cached helper trains once for each rate."""

import functools

import neural_network as nn
import numpy as np


def make_data():
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, X.sum(axis=1, keepdims=True) % 2


@functools.lru_cache(maxsize=None)  # noqa: UP033
def _train(rows, labels, lr):
    X, y = np.array(rows), np.array(labels)
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return nn.gradient_descent(X, y, W, b, lr, 1000, 4, nn.binary_cross_entropy, nn.sigmoid)


def train(X, y, lr=1.0):
    return _train(tuple(map(tuple, X.tolist())), tuple(map(tuple, y.tolist())), lr)


def evaluate(X, y, W, b):
    probabilities = nn.forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(np.int64)
    accuracy = np.equal(predictions, y).mean()
    return probabilities, predictions, accuracy


def compare_learning_rates(X, y, learning_rates=(0.1, 1.0)):
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = losses[-1], evaluate(X, y, W, b)[2]
    return results


def observe():
    return "makes no difference"
