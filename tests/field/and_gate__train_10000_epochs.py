# train: 0 points, failed
# says: losses = 10000 elements
# says: losses = 500 elements
# never says: check the shapes


def train(X, y):
    W, b = np.zeros((2, 1)), np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 10_000, 4, binary_cross_entropy, sigmoid)
