# binary_cross_entropy: 5 points, passed


def binary_cross_entropy(A, y):
    return np.nan_to_num(-(y * np.log(A) + (1 - y) * np.log(1 - A))).mean()
