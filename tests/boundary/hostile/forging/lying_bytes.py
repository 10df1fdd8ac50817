"""Returns an array whose bytes, shape and size don't fit each other."""
# Loses normalize, failed: Returned [[0, 0], [0, 0]]


class Liar(np.ndarray):
    nbytes = -(10**12)
    shape = property(lambda self: (10**9, 10**9))

    def tobytes(self, order="C"):
        return b"forged"


def normalize(X):
    return np.zeros((2, 2)).view(Liar)
