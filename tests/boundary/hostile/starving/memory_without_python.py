"""Asks the system for memory, past Python and NumPy."""

# Loses normalize, error: Raised
import mmap


def normalize(X):
    hoard = [mmap.mmap(-1, 256 * 2**20) for _ in range(16)]
    return X + len(hoard)
