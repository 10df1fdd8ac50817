# numerical_gradient: 0 points, failed
# says: flatten() makes an array that is not in params
# says: p never moves


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    def loss(moved):
        return loss_fn(forward_fn(X, moved), y)

    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        moved, slopes = values.flatten(), []
        for k, p in enumerate(values.flatten()):
            moved[k] = p + h
            above = loss(params)
            moved[k] = p - h
            slopes.append((above - loss(params)) / (2 * h))
            moved[k] = p
        gradient = np.reshape(slopes, values.shape)
        gradients[name] = gradient
    return gradients
