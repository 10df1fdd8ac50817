"""The bias has the shape (1,) in the result, and losses have the shape (1, 1)."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    b = np.array(b).reshape(1)
    history = []
    for _ in range(num_epochs):
        order = np.random.permutation(X.shape[0])
        for i in range(0, X.shape[0], batch_size):
            pick = order[i : i + batch_size]
            error = activation_fn(X[pick] @ W + b) - y[pick]
            W = W - lr * (X[pick].T @ error) / pick.size
            b = b - lr * error.mean(axis=0)
        history.append(np.array(loss_fn(activation_fn(X @ W + b), y)).reshape(1, 1))
    return W, b, history
