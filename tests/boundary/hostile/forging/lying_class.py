"""Returns an object that says it is an array, and shows another shape each time."""
# Loses normalize, error: Returned


class Liar:
    __class__ = np.ndarray
    dtype = np.dtype(np.float64)
    ndim = 2
    size = 0
    nbytes = -(10**12)

    @property
    def shape(self):
        return (2, 2)

    def tobytes(self):
        return b""


def normalize(X):
    return Liar()
