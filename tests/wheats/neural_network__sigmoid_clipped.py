"""Z is clipped to +-500 before the formula is applied."""

import numpy as np


def sigmoid(Z):
    Z = np.clip(Z, -500, 500)
    return 1.0 / (1.0 + np.exp(-Z))


def forward_perceptron(X, W, b):
    return sigmoid(np.matmul(X, W) + b)
