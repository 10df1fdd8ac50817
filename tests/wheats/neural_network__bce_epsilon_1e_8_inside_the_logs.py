"""1e-8 is added inside both logarithms, as many tutorials do."""

import numpy as np

EPSILON = 1e-8


def binary_cross_entropy(A, y):
    m = len(y)
    cost = -np.sum(y * np.log(A + EPSILON) + (1 - y) * np.log(1 - A + EPSILON)) / m
    return np.squeeze(cost)
