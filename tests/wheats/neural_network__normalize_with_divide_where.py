"""np.divide leaves the zeros of `out` where the standard deviation is 0."""

import numpy as np


def normalize(X):
    X = np.asarray(X, dtype=float)
    centered = X - np.average(X, axis=0)
    # the mean of the squares minus the square of the mean
    variance = np.maximum((X**2).mean(axis=0) - X.mean(axis=0) ** 2, 0.0)
    std = np.sqrt(variance) * np.ones_like(X)
    return np.divide(centered, std, out=np.zeros_like(X), where=np.ptp(X, axis=0) != 0)
