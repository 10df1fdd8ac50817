"""Returns a list of ten million numbers."""
# Loses normalize, error: Returned a list of 10,000,000 elements, too many to read


def normalize(X):
    return [0.0] * 10_000_000
