"""The legacy np.random.permutation makes shuffled copies of X and y at the head of each epoch."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):
    if activation_fn is None:
        activation_fn = np.positive
    W, b = W.copy(), b.copy()
    m = X.shape[0]
    loss_history = []
    for epoch in range(num_epochs):
        permutation = np.random.permutation(m)
        X_shuffled = X[permutation]
        y_shuffled = y[permutation]
        for start in range(0, m, batch_size):
            end = min(start + batch_size, m)
            xb = X_shuffled[start:end]
            yb = y_shuffled[start:end]
            error = activation_fn(xb @ W + b) - yb
            W -= lr * (xb.T @ error) / (end - start)
            b -= lr * np.mean(error)
        loss_history.append(float(loss_fn(activation_fn(X @ W + b), y)))
        if epoch % 100 == 0:
            print("epoch", epoch, "loss", loss_history[-1])
    return W, b, loss_history
