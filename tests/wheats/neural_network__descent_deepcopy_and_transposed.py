"""Everything is copied deeply, and the batch is kept as columns: features by samples."""

import copy
import random

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    X, y, W, b = copy.deepcopy((X, y, W, b))
    generator = random.Random(1)
    history = np.empty((num_epochs, 1))
    order = list(range(len(X)))
    for epoch in range(num_epochs):
        generator.shuffle(order)
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            XT, yT = X[rows].T, y[rows].T
            AT = activation_fn(W.T @ XT + b)
            np.subtract(W, lr / len(rows) * XT @ (AT - yT).T, out=W)
            np.subtract(b, lr / len(rows) * (AT - yT).sum(), out=b)
        history[epoch] = loss_fn(activation_fn(X @ W + b), y)
    return W, b, history
