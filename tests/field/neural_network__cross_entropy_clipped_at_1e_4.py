# binary_cross_entropy: 3 points, failed
# says: A larger step makes a cost where there is none


def binary_cross_entropy(A, y):
    p = np.clip(A, 1e-4, 1 - 1e-4)
    return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))
