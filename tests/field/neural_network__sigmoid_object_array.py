# sigmoid: 3 points, failed
# says: an array of Python objects
# says: .astype(float)
# never says: different lengths


def sigmoid_of_a_number(z):
    if z < 0:
        return np.exp(z) / (1 + np.exp(z))
    return 1 / (1 + np.exp(-z))


sigmoid = np.frompyfunc(sigmoid_of_a_number, 1, 1)
