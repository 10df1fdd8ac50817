"""observe really trains, evaluates, and draws its conclusion from the accuracy."""

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


def make_data():
    X = np.array([[i, j] for i in (0, 1) for j in (0, 1)])
    y = X.any(axis=1, keepdims=True)
    return X, y


def train(X, y):
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)


def evaluate(X, y, W, b):
    probabilities = forward_perceptron(X, W, b)
    predictions = probabilities > 0.5
    return probabilities, predictions, np.mean(predictions == y)


def observe():
    X, y = make_data()
    W, b, _ = train(X, y)
    _, _, accuracy = evaluate(X, y, W, b)
    return "learned" if accuracy == 1.0 else "not learned"
