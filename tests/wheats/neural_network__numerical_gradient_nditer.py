"""np.nditer with its multi_index walks through every array, and a line is printed for each."""

import numpy as np


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    gradients = dict.fromkeys(params)
    for name, param in params.items():
        grad = np.zeros_like(param)
        it = np.nditer(param, flags=["multi_index"], op_flags=["readwrite"])
        while not it.finished:
            idx = it.multi_index
            old_value = param[idx]

            param[idx] = old_value + h
            fxh1 = loss_fn(forward_fn(X, params), y)

            param[idx] = old_value - h
            fxh2 = loss_fn(forward_fn(X, params), y)

            grad[idx] = (fxh1 - fxh2) / (2 * h)
            param[idx] = old_value
            it.iternext()
        gradients[name] = grad
        print(name, grad)
    return gradients
