# matrix_multiply: 1 point, failed
# says: the result has the dtype of X


def matrix_multiply(X, W):
    out = np.empty((X.shape[0], W.shape[1]), dtype=X.dtype)
    for i, row in enumerate(X):
        for k, column in enumerate(W.T):
            out[i, k] = sum(x * w for x, w in zip(row, column, strict=True))
    return out
