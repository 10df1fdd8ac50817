"""The labels decide in an if, row after row, and math.log does the rest."""

import math


def binary_cross_entropy(A, y):
    total = 0.0
    for (a,), (label,) in zip(A.tolist(), y.tolist(), strict=True):
        p = a if label == 1 else 1 - a
        if p < 1e-15:
            p = 1e-15
        total -= math.log(p)
    return total / len(A)


def mse_loss(y_pred, y):
    total = 0
    for i in range(len(y)):
        total += (y_pred[i, 0] - y[i, 0]) ** 2
    return total / len(y)
