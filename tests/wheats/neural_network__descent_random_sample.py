"""random.sample draws all rows; the loops go down to single numbers, which are activated."""

import random

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    n, d = X.shape
    weights = [float(w) for w in W[:, 0]]
    bias = float(b.ravel()[0])

    def predict(row):
        z = bias
        for j in range(d):
            z += X[row, j] * weights[j]
        return float(activation_fn(np.float64(z)))

    losses = []
    for _ in range(num_epochs):
        order = random.sample(range(n), n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            errors = [predict(row) - float(y[row, 0]) for row in rows]
            for j in range(d):
                slope = sum(e * X[row, j] for e, row in zip(errors, rows, strict=True)) / len(rows)
                weights[j] -= lr * slope
            bias -= lr * sum(errors) / len(errors)
        losses.append(loss_fn(np.array([[predict(row)] for row in range(n)]), y))
    return np.array(weights).reshape(d, 1), bias, losses
