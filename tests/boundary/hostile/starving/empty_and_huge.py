"""Returns an array without an element, whose other dimensions make long lists of nothing."""
# Loses normalize, error: Returned an empty array of shape (300000, 10, 0)


def normalize(X):
    return np.zeros((300_000, 10, 0))
