# sigmoid: 3 points, failed
# says: Z is changed by the call


def sigmoid(Z):
    Z[Z < -700] = -700
    return 1 / (1 + np.exp(-Z))
