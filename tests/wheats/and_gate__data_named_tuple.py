"""Data is returned as a named tuple, the rows as half-precision floats."""

from typing import NamedTuple

import numpy as np


class Data(NamedTuple):
    X: np.ndarray
    y: np.ndarray


def make_data():
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float16)
    return Data(X, y=np.prod(X, axis=1, keepdims=True) == 1)
