"""Positive and negative entries are filled in separately, through boolean masks."""

import numpy as np


def sigmoid(Z):
    out = np.empty(np.shape(Z), dtype=np.float64)
    positive = Z >= 0
    out[positive] = 1.0 / (1.0 + np.exp(-Z[positive]))
    e = np.exp(Z[~positive])
    out[~positive] = e / (1.0 + e)
    return out
