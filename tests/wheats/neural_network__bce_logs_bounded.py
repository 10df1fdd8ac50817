"""It is the logarithms that are bounded, at -100, not the probabilities."""

import numpy as np


def binary_cross_entropy(A, y):
    with np.errstate(divide="ignore"):
        log_a = np.maximum(np.log(A), -100)
        log_not_a = np.maximum(np.log1p(-A), -100)
    return -np.mean(y * log_a + (1 - y) * log_not_a)
