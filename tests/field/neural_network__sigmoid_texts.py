# sigmoid: 0 points, error
# says: The array holds texts


def sigmoid(Z):
    return np.char.mod("%.6f", 1 / (1 + np.exp(-Z)))
