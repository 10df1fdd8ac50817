"""All parameters are packed into one vector, moved there, and unpacked again for the model."""

import numpy as np


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    names = list(params)
    shapes = [params[name].shape for name in names]
    cuts = np.cumsum([params[name].size for name in names])[:-1]
    vector = np.concatenate([params[name].ravel() for name in names])

    def unpack(v):
        parts = np.split(v, cuts)
        return {
            name: part.reshape(shape)
            for name, part, shape in zip(names, parts, shapes, strict=True)
        }

    def loss(v):
        return loss_fn(forward_fn(X, unpack(v)), y)

    steps = h * np.eye(vector.size)
    return unpack(np.array([(loss(vector + e) - loss(vector - e)) / (2 * h) for e in steps]))
