"""A generator yields the batches, and a nested helper takes the step."""

import numpy as np


def batches(X, y, batch_size):
    order = np.random.choice(len(X), size=len(X), replace=False)
    for i in range(0, len(X), batch_size):
        yield X[order[i : i + batch_size]], y[order[i : i + batch_size]]


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    def forward(inputs):
        return activation_fn(inputs @ W + b)

    def step(X_batch, y_batch):
        nonlocal W, b
        error = forward(X_batch) - y_batch
        W, b = W - lr * X_batch.T @ error / len(y_batch), b - lr * error.mean()

    loss_history = []
    for _ in range(num_epochs):
        for X_batch, y_batch in batches(X, y, batch_size):
            step(X_batch, y_batch)
        loss_history.append(loss_fn(forward(X), y))
    return W, b, loss_history
