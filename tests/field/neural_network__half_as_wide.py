# numerical_gradient: 5 points, failed
# says: p is moved by h
# never says: Cause


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    def loss(moved):
        return loss_fn(forward_fn(X, moved), y)

    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            p = values[entry]
            values[entry] = p + h / 2
            above = loss(params)
            values[entry] = p - h / 2
            gradient[entry] = (above - loss(params)) / h
            values[entry] = p
        gradients[name] = gradient
    return gradients
