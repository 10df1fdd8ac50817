"""Losses are products of matrices, and so arrays of shape (1, 1)."""

import numpy as np


def mse_loss(y_pred, y):
    error = y_pred - y
    return (error.T @ error) / len(y)


def binary_cross_entropy(A, y):
    A = np.clip(A, 1e-15, 1 - 1e-15)
    return -(y.T @ np.log(A) + (1 - y).T @ np.log(1 - A)) / len(y)
