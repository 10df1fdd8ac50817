"""Keeps memory in files without a name, each as large as a file may be: four gigabytes at most."""

# Loses normalize, error: Raised PermissionError
import os


def normalize(X):
    hoard = []
    try:
        for _ in range(256):
            hoard.append(os.memfd_create("hoard"))
            os.write(hoard[-1], bytes(15 * 2**20))
    finally:
        while hoard:
            os.close(hoard.pop())
    return X
