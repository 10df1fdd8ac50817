# sigmoid: 3 points, failed
# says: Z holds whole numbers
# says: the result has the dtype of Z


def sigmoid(Z):
    return np.piecewise(
        Z, [Z < 0, Z >= 0], [lambda z: np.exp(z) / (1 + np.exp(z)), lambda z: 1 / (1 + np.exp(-z))]
    )
