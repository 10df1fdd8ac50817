"""Copies of X and y are shuffled in turn, from the same random state."""

import numpy as np


def shuffle_together(X, y):
    state = np.random.get_state()
    np.random.shuffle(X)
    np.random.set_state(state)
    np.random.shuffle(y)


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    X, y = X.copy(), y.copy()
    losses = []
    for _ in range(num_epochs):
        shuffle_together(X, y)
        for i in range(0, X.shape[0], batch_size):
            Xi = X[i : i + batch_size, :]
            yi = y[i : i + batch_size, :]
            delta = activation_fn(Xi @ W + b) - yi
            W = W - (lr / len(Xi)) * Xi.T.dot(delta)
            b = b - (lr / len(Xi)) * np.sum(delta)
        # the loss of all rows, which are in the order of this epoch now
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
