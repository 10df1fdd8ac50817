"""np.indices makes the rows, the operator ^ the labels."""

import numpy as np


def make_data():
    X = np.indices((2, 2)).reshape(2, -1).T
    y = (X[:, 0] ^ X[:, 1]).reshape(-1, 1)
    return X, y
