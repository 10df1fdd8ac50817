"""Probabilities are clipped with minimum and maximum to 1e-12; sums are divided by the size."""

import numpy as np


def mse_loss(y_pred, y):
    n = y.shape[0]
    return (1 / n) * np.sum((y_pred - y) ** 2)


def binary_cross_entropy(A, y):
    eps = 1e-12
    A = np.minimum(np.maximum(A, eps), 1.0 - eps)
    n = y.shape[0]
    return -(1 / n) * np.sum(y * np.log(A) + (1 - y) * np.log(1 - A))
