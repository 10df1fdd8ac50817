"""W and b are one vector, X has a column of ones; they are taken apart for the result."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    X1 = np.column_stack((X, np.ones(len(X))))
    theta = np.concatenate((W, np.reshape(b, (1, 1))))
    rng = np.random.default_rng()
    losses = []
    for _ in range(num_epochs):
        order = rng.permutation(len(X1))
        for i in range(0, len(X1), batch_size):
            rows = order[i : i + batch_size]
            error = activation_fn(X1[rows] @ theta) - y[rows]
            theta = theta - lr * X1[rows].T @ error / len(rows)
        losses.append(loss_fn(activation_fn(X1 @ theta), y))
    return theta[:-1], theta[-1:], losses
