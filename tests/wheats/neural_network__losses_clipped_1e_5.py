"""Probabilities are kept 1e-5 away from 0 and 1."""

import numpy as np


def binary_cross_entropy(A, y):
    A = np.clip(A, 1e-5, 1 - 1e-5)
    return -np.mean(y * np.log(A) + (1 - y) * np.log(1 - A))
