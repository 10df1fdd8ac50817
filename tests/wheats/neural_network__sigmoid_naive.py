"""The formula as it stands: e^1000 overflows with a warning, and the result is right."""

import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))
