"""The loop is written out, with random.sample for the order and rows handled one by one."""

import random

import numpy as np
from neural_network import binary_cross_entropy, sigmoid


def train(X, y):
    W, b = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    losses = []
    for epoch in range(200):
        order = random.sample(range(len(X)), k=len(X))
        for start in range(0, len(X), 5):
            batch = order[start : start + 5]
            dW, db = np.zeros_like(W), np.zeros_like(b)
            for i in batch:
                x = X[[i]]
                error = sigmoid(x @ W + b) - y[[i]]
                dW += x.T @ error
                db += error
            W -= 0.1 * dW / len(batch)
            b -= 0.1 * db / len(batch)
        losses.append(binary_cross_entropy(sigmoid(X @ W + b), y))
        print("Epoch", epoch, "loss", losses[-1])
    return W, b, losses
