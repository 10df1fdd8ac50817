"""np.random.seed(0) stands once at the start, np.random.shuffle gives each epoch its own order."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    np.random.seed(0)
    n = len(y)
    history = np.zeros(num_epochs)
    idx = np.arange(n)
    for e in range(num_epochs):
        np.random.shuffle(idx)
        for batch in np.split(idx, range(batch_size, n, batch_size)):
            A = activation_fn(X[batch] @ W + b)
            grad_W = X[batch].T @ (A - y[batch]) / batch.size
            grad_b = (A - y[batch]).mean(axis=0, keepdims=True)
            W, b = W - lr * grad_W, b - lr * grad_b
        history[e] = np.squeeze(loss_fn(activation_fn(X @ W + b), y))
    return W, b, history
