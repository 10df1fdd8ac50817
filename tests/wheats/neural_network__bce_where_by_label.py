"""np.where picks the probability of the right label, and only its logarithm is taken."""

import numpy as np


def binary_cross_entropy(A, y):
    right = np.where(y == 1, A, 1 - A)
    return -np.log(np.maximum(right, np.finfo(float).tiny)).mean()
