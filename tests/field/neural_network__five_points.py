# numerical_gradient: 5 points, failed
# says: in place of
# never says: Cause
# never says: h is 1e-4 always


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    def loss(moved):
        return loss_fn(forward_fn(X, moved), y)

    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            p, at = values[entry], {}
            for steps in (-2, -1, 1, 2):
                values[entry] = p + steps * h
                at[steps] = loss(params)
            values[entry] = p
            gradient[entry] = (at[-2] - 8 * at[-1] + 8 * at[1] - at[2]) / (12 * h)
        gradients[name] = gradient
    return gradients
