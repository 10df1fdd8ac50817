"""The grid by np.mgrid, as floats, with the labels from a comparison of columns."""

import numpy as np


def make_data():
    i, j = np.mgrid[-2:3, -2:3]
    X = np.column_stack((i.ravel(), j.ravel())).astype(float)
    y = np.where(X[:, 0] > -X[:, 1], 1.0, 0.0).reshape(25, 1)
    return X, y
