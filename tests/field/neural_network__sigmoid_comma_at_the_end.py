# sigmoid: 0 points, failed
# says: a tuple of 1
# says: a comma at the end


def sigmoid(Z):
    return (1 / (1 + np.exp(-Z)),)
