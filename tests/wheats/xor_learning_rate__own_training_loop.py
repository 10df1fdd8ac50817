"""Its own loop over epochs and batches, which are cut from a shuffled list."""

import random

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron


def train(X, y, lr=1.0):
    W = np.zeros((X.shape[1], 1))
    b = 0.0
    losses = np.zeros(1000)
    rows = list(range(len(X)))
    for epoch in range(1000):
        random.shuffle(rows)
        for start in range(0, len(rows), 4):
            batch = rows[start : start + 4]
            error = forward_perceptron(X[batch], W, np.array([[b]])) - y[batch]
            W = W - lr * X[batch].T @ error / len(batch)
            b = b - lr * error.mean()
        losses[epoch] = np.squeeze(
            binary_cross_entropy(forward_perceptron(X, W, np.array([[b]])), y)
        )
    return W, b, losses
