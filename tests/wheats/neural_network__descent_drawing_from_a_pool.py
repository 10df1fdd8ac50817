"""A while loop draws rows out of a pool, without putting them back, until it is empty."""

import random

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    W = np.array(W, dtype=float)
    b = np.array(b, dtype=float)
    losses = []
    epoch = 0
    while epoch < num_epochs:
        pool = list(range(X.shape[0]))
        while pool:
            batch = []
            while pool and len(batch) < batch_size:
                batch.append(pool.pop(random.randrange(len(pool))))
            error = activation_fn(X[batch] @ W + b) - y[batch]
            W -= lr * X[batch].T @ error / len(batch)
            b -= lr * error.mean()
        losses.append(loss_fn(activation_fn(X @ W + b), y))
        epoch += 1
    return W, b, losses
