"""A list of indices is shuffled by the module `random`, and a line is printed each epoch."""

import random

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    indices = list(range(len(X)))
    losses = []
    for epoch in range(num_epochs):
        random.shuffle(indices)
        for i in range(0, len(X), batch_size):
            batch = indices[i : i + batch_size]
            X_batch, y_batch = X[batch], y[batch]
            A = activation_fn(np.dot(X_batch, W) + b)
            dZ = A - y_batch
            dW = np.dot(X_batch.T, dZ) / len(batch)
            db = np.sum(dZ) / len(batch)
            W = W - lr * dW
            b = b - lr * db
        loss = loss_fn(activation_fn(np.dot(X, W) + b), y)
        losses.append(loss)
        print(f"Epoch {epoch + 1}/{num_epochs}, loss: {loss:.4f}")
    return W, b, losses
