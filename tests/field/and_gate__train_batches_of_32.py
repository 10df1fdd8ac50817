# train: 2 points, failed
# says: batches of more than 4 rows


def train(X, y):
    W, b = np.zeros((2, 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 32, binary_cross_entropy, sigmoid)
