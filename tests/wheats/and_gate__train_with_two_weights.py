"""The start is written down for two weights, as the blog post has it, and losses are rounded."""

import numpy as np
from neural_network import binary_cross_entropy, gradient_descent, sigmoid


def train(X, y):
    W, b, losses = gradient_descent(
        X, y, np.zeros((2, 1)), np.zeros((1, 1)), 0.1, 500, 4, binary_cross_entropy, sigmoid
    )
    return W, b, [round(loss, 6) for loss in losses]
