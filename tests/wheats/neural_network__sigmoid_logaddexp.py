"""The sigmoid as e^(-log(1 + e^(-z))), with NumPy's logaddexp."""

import numpy as np


def sigmoid(Z: np.ndarray) -> np.ndarray:
    return np.exp(-np.logaddexp(0.0, -Z))


def forward_perceptron(X, W, b):
    Z = X.dot(W)
    Z += b
    return sigmoid(Z)
