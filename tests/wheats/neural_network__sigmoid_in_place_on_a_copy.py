"""sigmoid and normalize make one copy each, and every operation writes its result into it."""

import numpy as np


def sigmoid(Z):
    out = np.negative(Z, dtype=float)
    np.exp(out, out=out)
    out += 1
    np.reciprocal(out, out=out)
    return out


def normalize(X):
    out = X.astype(float)  # a copy
    out -= out.mean(axis=0)
    # np.std with ddof=1 divides by n - 1: this turns it back
    n = len(X)
    std = X.std(axis=0, ddof=1) * np.sqrt((n - 1) / n)
    out /= np.where(np.isclose(std, 0), 1, std)
    return out
