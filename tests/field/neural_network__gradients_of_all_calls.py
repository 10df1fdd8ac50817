# numerical_gradient: 4 points, failed
# says: a dict that holds gradients of an earlier call
# says: Make a new one inside of the function

gradients = {}


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    for name, values in params.items():
        slopes = np.zeros_like(values)
        for entry in np.ndindex(*values.shape):
            old = values[entry]
            values[entry] = old + h
            above = loss_fn(forward_fn(X, params), y)
            values[entry] = old - h
            below = loss_fn(forward_fn(X, params), y)
            values[entry] = old
            slopes[entry] = (above - below) / (2 * h)
        gradients[name] = slopes
    return gradients
