"""Lets the functions of other files raise NotImplementedError, as if they were still to do."""
# Loses normalize, failed: Expected
# Loses gradient_descent, waiting: Waits for neural_network.unfinished


def unfinished(*arguments, **keywords):
    raise NotImplementedError


def normalize(X):
    np.array = unfinished
    return X
