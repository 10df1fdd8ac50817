# binary_cross_entropy: 0 points, failed
# says: So small a difference may come of rounding, or of an epsilon


def binary_cross_entropy(A, y):
    return -np.mean(y * np.log(A + 1e-5) + (1 - y) * np.log(1 - A + 1e-5))
