"""X and y are stacked side by side, and Generator.shuffle moves the rows of that copy."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    rng = np.random.default_rng(42)
    data = np.hstack((X, y))
    d = X.shape[1]
    loss_history = []
    for _ in range(num_epochs):
        rng.shuffle(data)
        start = 0
        while start < len(data):
            chunk = data[start : start + batch_size]
            X_b, y_b = chunk[:, :d], chunk[:, d:]
            err = activation_fn(X_b @ W + b) - y_b
            W = W - lr * X_b.T @ err / chunk.shape[0]
            b = b - lr * err.sum() / chunk.shape[0]
            start += batch_size
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history
