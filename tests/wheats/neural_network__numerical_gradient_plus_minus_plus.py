"""Moves by += h, -= 2h, += h: the original may come back one rounding error away."""

import numpy as np


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    grads = {}
    for key in params:
        grads[key] = np.zeros_like(params[key])
        for i in np.ndindex(params[key].shape):
            params[key][i] += h
            up = loss_fn(forward_fn(X, params), y)
            params[key][i] -= 2 * h
            down = loss_fn(forward_fn(X, params), y)
            params[key][i] += h
            grads[key][i] = (up - down) / (2 * h)
    return grads
