# numerical_gradient: 0 points, failed
# says: params.copy() copies the dict, not the arrays in it
# says: p never moves


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    def loss(moved):
        return loss_fn(forward_fn(X, moved), y)

    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            above, below = dict(params), dict(params)
            above[name][entry] += h
            below[name][entry] -= h
            gradient[entry] = (loss(above) - loss(below)) / (2 * h)
        gradients[name] = gradient
    return gradients
