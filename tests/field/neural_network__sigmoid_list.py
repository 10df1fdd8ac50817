# sigmoid: 3 points, failed
# says: Found     a list


def sigmoid(Z):
    return (1 / (1 + np.exp(-Z))).tolist()
