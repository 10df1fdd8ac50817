"""The matrix product as three nested loops, with the shapes checked first."""

import numpy as np


def matrix_multiply(X, W):
    n, d = X.shape
    d2, m = W.shape
    if d != d2:
        raise ValueError(f"shapes {X.shape} and {W.shape} don't fit")
    result = np.zeros((n, m))
    for i in range(n):
        for k in range(m):
            for j in range(d):
                result[i][k] += X[i][j] * W[j][k]
    return result
