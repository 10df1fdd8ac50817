"""No loop over the batches is written out: functools.reduce folds steps over them."""

import functools

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    def step(parameters, rows):
        W, b = parameters
        error = activation_fn(X[rows] @ W + b) - y[rows]
        return W - lr * X[rows].T @ error / len(rows), b - lr * error.mean()

    cuts = np.arange(batch_size, len(X), batch_size)
    losses = []
    for _ in range(num_epochs):
        batches = np.split(np.random.permutation(len(X)), cuts)
        W, b = functools.reduce(step, batches, (W, b))
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
