"""Makes pipes that hold a megabyte each, in the kernel's memory: sixteen of them."""

# Loses normalize, error: Raised PermissionError
import fcntl
import os

SET_SIZE = 1031


def normalize(X):
    for _ in range(16):
        _, end = os.pipe()
        fcntl.fcntl(end, SET_SIZE, 2**20)
    return X
