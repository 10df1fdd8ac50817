"""Rows and columns are zipped in plain Python, and the losses are sums over generators."""

import numpy as np


def matrix_multiply(X, W):
    columns = list(zip(*W.tolist(), strict=True))
    return np.array(
        [
            [sum(x * w for x, w in zip(row, column, strict=True)) for column in columns]
            for row in X.tolist()
        ]
    )


def mse_loss(y_pred, y):
    return sum((p[0] - t[0]) ** 2 for p, t in zip(y_pred, y, strict=True)) / len(y)
