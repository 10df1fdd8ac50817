"""The settings are a dict of keywords, start values have other dtypes and shapes."""

import numpy as np
from neural_network import binary_cross_entropy, gradient_descent, sigmoid

SETTINGS = {
    "lr": 0.1,
    "num_epochs": 500,
    "batch_size": 4,
    "loss_fn": binary_cross_entropy,
    "activation_fn": sigmoid,
}


def train(X, y, **changes):
    W = np.full((X.shape[1], 1), 0)
    b = np.array([0.0])
    return gradient_descent(X, y, W, b, **(SETTINGS | changes))
