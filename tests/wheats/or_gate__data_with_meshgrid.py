"""np.meshgrid makes the rows, np.maximum the labels, and both are unsigned bytes."""

import numpy as np


def make_data():
    first, second = np.meshgrid([0, 1], [0, 1], indexing="ij")
    X = np.stack([first.ravel(), second.ravel()], axis=1).astype(np.uint8)
    y = np.maximum(X[:, :1], X[:, 1:])
    return X, y


def observe():
    return "learned"
