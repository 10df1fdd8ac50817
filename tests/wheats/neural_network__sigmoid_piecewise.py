"""np.piecewise with one formula for each side of 0."""

import numpy as np


def sigmoid(Z):
    Z = np.asarray(Z, dtype=float)  # piecewise keeps the dtype
    return np.piecewise(
        Z,
        [Z < 0, Z >= 0],
        [lambda z: np.exp(z) / (1 + np.exp(z)), lambda z: 1 / (1 + np.exp(-z))],
    )
