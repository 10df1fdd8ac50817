"""1e-15 is added inside both logarithms, and nothing is clipped."""

import numpy as np


def binary_cross_entropy(A, y, epsilon=1e-15):
    return float(-np.mean(y * np.log(A + epsilon) + (1 - y) * np.log(1 - A + epsilon)))
