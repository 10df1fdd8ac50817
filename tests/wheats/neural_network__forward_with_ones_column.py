"""The bias is one weight more, of a column of ones."""

import numpy as np


def forward_perceptron(X, W, b):
    ones = np.ones((X.shape[0], 1))
    X1 = np.hstack([X, ones])
    W1 = np.vstack([W, np.reshape(b, (1, 1))])
    return 1 / (1 + np.exp(-(X1 @ W1)))
