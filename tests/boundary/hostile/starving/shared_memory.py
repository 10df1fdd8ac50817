"""Keeps memory in segments that belong to no process: four gigabytes at most."""

# Loses normalize, error: Raised PermissionError
import ctypes
import os

SIZE, PIECES = 256 * 2**20, 16


def normalize(X):
    libc = ctypes.CDLL(None, use_errno=True)
    libc.shmat.restype = ctypes.c_void_p
    hoard = []
    try:
        for _ in range(PIECES):
            segment = libc.shmget(0, ctypes.c_size_t(SIZE), 0o600)
            if segment < 0:
                raise PermissionError(os.strerror(ctypes.get_errno()))
            hoard.append(segment)
            place = libc.shmat(segment, None, 0)
            ctypes.memset(place, 1, SIZE)
            libc.shmdt(ctypes.c_void_p(place))
    finally:
        for segment in hoard:
            libc.shmctl(segment, 0, None)
    return X
