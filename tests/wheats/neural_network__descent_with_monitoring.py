"""The loss is also computed before the training and on every batch, but not recorded."""

import warnings

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    print("loss before the training:", loss_fn(activation_fn(X @ W + b), y))
    if batch_size > len(X):
        warnings.warn("the batch is larger than the data", stacklevel=2)
    best = float("inf")
    losses = []
    for epoch in range(1, num_epochs + 1):
        order = np.random.permutation(len(X))
        for number, start in enumerate(range(0, len(X), batch_size), start=1):
            rows = order[start : start + batch_size]
            before = activation_fn(X[rows] @ W + b)
            error = before - y[rows]
            batch_loss = loss_fn(before, y[rows])
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
            after = loss_fn(activation_fn(X[rows] @ W + b), y[rows])
            if after > batch_loss:
                warnings.warn(f"epoch {epoch}, batch {number}: worse", stacklevel=2)
        loss = loss_fn(activation_fn(X @ W + b), y)
        best = min(best, loss)
        losses.append(loss)
    print("best loss:", best)
    return W, b, losses
