"""Returns an object that shows other numbers each time it is looked at."""
# Loses normalize, error: Returned a Changing, which can't be graded


class Changing:
    looks = 0

    def __array__(self, dtype=None, copy=None):
        Changing.looks += 1
        return np.full((2, 2), Changing.looks)


def normalize(X):
    return Changing()
