"""Copies of params are moved, never the arrays of the caller."""

import copy

import numpy as np


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    grads = {}
    for key in params:
        grads[key] = np.zeros_like(params[key])
        for index in np.ndindex(params[key].shape):
            plus = copy.deepcopy(params)
            minus = copy.deepcopy(params)
            plus[key][index] += h
            minus[key][index] -= h
            loss_plus = loss_fn(forward_fn(X, plus), y)
            loss_minus = loss_fn(forward_fn(X, minus), y)
            grads[key][index] = (loss_plus - loss_minus) / (2 * h)
    return grads
