"""A batch is a column of weights over all rows: 1/m inside the batch, 0 elsewhere."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    n = len(X)
    losses = []
    for _ in range(num_epochs):
        place = np.random.permutation(n).reshape(n, 1)
        for number in range(-(-n // batch_size)):
            inside = place // batch_size == number
            error = (activation_fn(X @ W + b) - y) * inside / inside.sum()
            W, b = W - lr * X.T @ error, b - lr * error.sum()
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
