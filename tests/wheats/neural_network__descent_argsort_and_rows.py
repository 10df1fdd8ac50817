"""np.argsort of random numbers shuffles; inside a batch the activation sees one row at a time."""

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    n, d = X.shape
    loss_history = []
    for _ in range(num_epochs):
        order = np.argsort(np.random.rand(n))
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            grad_W = np.zeros((d, 1))
            grad_b = 0.0
            for row in rows:
                x = X[row : row + 1]
                a = activation_fn(x @ W + b)
                error = (a - y[row]).item()
                grad_W += x.T * error
                grad_b += error
            W = W - lr * grad_W / len(rows)
            b = b - lr * grad_b / len(rows)
        A = np.vstack([activation_fn(X[i : i + 1] @ W + b) for i in range(n)])
        loss_history.append(loss_fn(A, y))
    return W, b, loss_history
