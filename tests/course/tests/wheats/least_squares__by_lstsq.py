import numpy as np


def add_ones(X):
    return np.hstack([np.ones((X.shape[0], 1)), X])


def fit(X, y):
    return np.linalg.lstsq(add_ones(X), y, rcond=None)[0]
