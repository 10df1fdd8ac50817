"""Returns an array of 400 megabytes."""
# Loses normalize, error: Returned an array of 50,000,000 elements, too many to read


def normalize(X):
    return np.zeros(50_000_000)
