"""Is busy inside one call of C code, where Python can't interrupt it."""
# Loses normalize, error: Gave no answer within
# Takes all the time that it gets


def normalize(X):
    return sum(range(2 * 10**9))
