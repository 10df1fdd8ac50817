"""The tanh form, in long doubles: more digits than anybody asked for."""

import numpy as np


def sigmoid(Z):
    Z = np.asarray(Z, dtype=np.longdouble)
    return 0.5 * np.tanh(0.5 * Z) + 0.5


def mse_loss(y_pred, y):
    return np.mean(np.square(y_pred - y), dtype=np.longdouble)
