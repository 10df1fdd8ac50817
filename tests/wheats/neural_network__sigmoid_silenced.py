"""The overflow is known and harmless, so np.errstate keeps its warning quiet."""

import numpy as np


def sigmoid(Z):
    with np.errstate(over="ignore"):
        e = np.exp(-Z)
        return np.divide(1.0, np.add(1.0, e))
