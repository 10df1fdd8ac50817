"""The original number is put back in a finally clause; losses may be arrays of one number."""

from collections import OrderedDict

import numpy as np


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    gradients = OrderedDict()
    for name, values in params.items():
        flat = values.reshape(-1)  # a view
        slopes = []
        for i in range(flat.size):
            original = flat[i].copy()
            try:
                losses = []
                for direction in (+1, -1):
                    flat[i] = original + direction * h
                    losses.append(np.squeeze(loss_fn(forward_fn(X, params), y)))
            finally:
                flat[i] = original
            slopes.append((losses[0] - losses[1]) / (h + h))
        gradients[name] = np.reshape(slopes, values.shape)
    return gradients
