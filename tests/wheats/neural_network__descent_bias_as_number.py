"""The bias is a plain number from the first step to the result."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    b = np.asarray(b).item()
    rng = np.random.RandomState(7)
    loss_history = []
    for _ in range(num_epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), batch_size):
            Xb, yb = X[order[i : i + batch_size]], y[order[i : i + batch_size]]
            dZ = activation_fn(Xb @ W + b) - yb
            W = W - lr * (Xb.T @ dZ) / len(Xb)
            b = b - lr * float(dZ.mean())
        loss_history.append(float(np.squeeze(loss_fn(activation_fn(X @ W + b), y))))
    return W, b, loss_history
