"""An epsilon below the root, as in batch normalization, but a small one."""

import numpy as np


def normalize(X):
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + 1e-6)
