"""Z is clipped where the sigmoid is 0 or 1 to more than twelve digits."""

import numpy as np


def sigmoid(Z):
    return np.power(1.0 + np.exp(-np.clip(Z, -30.0, 30.0)), -1.0)
