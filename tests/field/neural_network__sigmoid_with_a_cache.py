# sigmoid: 0 points, failed
# says: a tuple of 2
# never says: sign of z
# never says: shape is different


def sigmoid(Z):
    A = 1 / (1 + np.exp(-Z))
    return A, {"Z": Z}
