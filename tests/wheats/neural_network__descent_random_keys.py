"""The order comes from sorting by random keys."""

import random

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    history = []
    for _ in range(num_epochs):
        order = sorted(range(len(X)), key=lambda _: random.random())
        batches = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
        for rows in batches:
            residual = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * np.tensordot(X[rows], residual, axes=(0, 0)) / len(rows)
            b = b - lr * np.average(residual)
        history += [loss_fn(activation_fn(X @ W + b), y)]
    return [W, b, history]
