# binary_cross_entropy: 5 points, passed


def binary_cross_entropy(A, y):
    with np.errstate(all="ignore"):
        terms = y * np.nan_to_num(np.log(A)) + (1 - y) * np.nan_to_num(np.log(1 - A))
    return -np.mean(terms)
