"""Mean and standard deviation are summed up by hand, column after column."""

import numpy as np


def normalize(X):
    n, d = X.shape
    result = np.zeros((n, d))
    for j in range(d):
        total = 0.0
        for i in range(n):
            total += X[i, j]
        mean = total / n
        squares = 0.0
        for i in range(n):
            squares += (X[i, j] - mean) ** 2
        std = (squares / n) ** 0.5
        for i in range(n):
            if std > 0:
                result[i, j] = (X[i, j] - mean) / std
    return result
