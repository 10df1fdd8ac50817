"""One number at a time with the module `math`, over the flattened array."""

import math

import numpy as np


def _sigmoid_of_number(z):
    if z < -700:
        return 0.0
    return 1 / (1 + math.exp(-z))


def sigmoid(Z):
    flat = [_sigmoid_of_number(z) for z in Z.flatten()]
    return np.array(flat).reshape(Z.shape)
