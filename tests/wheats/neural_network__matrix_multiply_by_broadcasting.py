"""The product is a sum over an axis that broadcasting has added."""

import numpy as np


def matrix_multiply(X, W):
    return (X[:, :, np.newaxis] * W[np.newaxis, :, :]).sum(axis=1)


def mse_loss(y_pred, y):
    error = (y_pred - y).ravel()
    return np.dot(error, error) / error.size
