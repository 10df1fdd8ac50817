"""Everything comes in by a star import, np included, and the script prints at the import."""

# ruff: noqa: F403, F405
from neural_network import *


def make_data():
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [1]])


def train(X, y):
    W, b = np.zeros_like(X[:1].T, dtype=float), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)


def evaluate(X, y, W, b):
    A = forward_perceptron(X, W, b)
    p = 1 * (A > 0.5)
    return A, p, sum(p == y)[0] / len(y)


X, y = make_data()
W, b, losses = train(X, y)
probabilities, predictions, accuracy = evaluate(X, y, W, b)
print("final loss:", losses[-1])
print("accuracy:", accuracy)


def observe():
    return ["not learned", "learned"][int(accuracy == 1)]
