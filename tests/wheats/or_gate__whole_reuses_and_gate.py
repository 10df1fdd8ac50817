"""What both gates have in common is imported from the first kata."""

import numpy as np
from and_gate import evaluate, train

__all__ = ["evaluate", "make_data", "observe", "train"]


def make_data():
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([0, 1, 1, 1])[:, np.newaxis]
    return X, y


def observe():
    X, y = make_data()
    W, b, _ = train(X, y)
    return "learned" if evaluate(X, y, W, b)[2] > 0.99 else "not learned"
