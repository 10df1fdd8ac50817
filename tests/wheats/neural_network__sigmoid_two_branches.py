"""np.where chooses between two forms, of which the other one overflows, with a warning."""

import numpy as np


def sigmoid(Z):
    return np.where(Z >= 0, 1 / (1 + np.exp(-Z)), np.exp(Z) / (1 + np.exp(Z)))


def forward_perceptron(X, W, b):
    logits = np.dot(X, W) + b
    return sigmoid(logits)
