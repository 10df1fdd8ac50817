# forward_perceptron: 2 points, failed
# says: the result has the dtype of X


def forward_perceptron(X, W, b):
    out = np.zeros((len(X), 1), dtype=X.dtype)
    for i in range(len(X)):
        out[i] = sigmoid(X[i] @ W + b)
    return out
