"""Labels are booleans, rows are small integers, and data is returned as a list."""

import numpy as np


def make_data():
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.int8)
    y = np.logical_and(X[:, 0], X[:, 1])[:, None]
    return [X, y]
