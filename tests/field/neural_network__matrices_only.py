# numerical_gradient: 3 points, error
# says: tuple index out of range
# says: np.ndindex(X.shape) goes through the entries of any array


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    def loss(moved):
        return loss_fn(forward_fn(X, moved), y)

    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for i in range(values.shape[0]):
            for j in range(values.shape[1]):
                p = values[i, j]
                values[i, j] = p + h
                above = loss(params)
                values[i, j] = p - h
                gradient[i, j] = (above - loss(params)) / (2 * h)
                values[i, j] = p
        gradients[name] = gradient
    return gradients
