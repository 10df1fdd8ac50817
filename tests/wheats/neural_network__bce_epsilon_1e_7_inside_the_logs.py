"""1e-7 is added inside both logarithms, and the mean of each part is taken for itself."""

import numpy as np


def binary_cross_entropy(A, y):
    ones = np.mean(y * np.log(A + 1e-7))
    zeros = np.mean((1 - y) * np.log(1 - A + 1e-7))
    return -(ones + zeros)
