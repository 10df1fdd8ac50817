"""np.vectorize calls the activation number by number; the gradients are differences of means."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    activate = np.vectorize(activation_fn, otypes=[float])
    rng = np.random.default_rng(3)
    index = np.arange(len(X))
    losses = []
    for _ in range(num_epochs):
        index = rng.permuted(index)[::-1]
        for i in range(0, len(X), batch_size):
            rows = index[i : i + batch_size]
            A = activate(X[rows] @ W + b)
            W = W - lr / len(rows) * (X[rows].T @ A - X[rows].T @ y[rows])
            b = b - lr * (A.mean() - y[rows].mean())
        losses.append(loss_fn(activate(X @ W + b), y))
    return W, b, losses
