"""observe picks its word out of a NumPy array: it is a text of NumPy's own."""

import numpy as np


def observe():
    return np.array(["not learned", "learned"])[1]
