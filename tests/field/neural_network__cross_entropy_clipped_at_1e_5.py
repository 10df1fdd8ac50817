# binary_cross_entropy: 5 points, passed


def binary_cross_entropy(A, y):
    p = np.clip(A, 1e-5, 1 - 1e-5)
    return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))
