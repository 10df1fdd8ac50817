"""Each epoch has a generator of its own, seeded with the number of the epoch."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    loss_history = ()
    for epoch in range(num_epochs):
        order = np.random.default_rng(epoch).permutation(len(X))
        X_epoch, y_epoch = np.take(X, order, axis=0), np.take(y, order, axis=0)
        for k in range(int(np.ceil(len(X) / batch_size))):
            part = slice(k * batch_size, (k + 1) * batch_size)
            error = np.subtract(activation_fn(X_epoch[part] @ W + b), y_epoch[part])
            W = W - lr * np.mean(X_epoch[part] * error, axis=0).reshape(-1, 1)
            b = b - lr * np.mean(error)
        loss_history += (loss_fn(activation_fn(X @ W + b), y),)
    return W, b, loss_history
