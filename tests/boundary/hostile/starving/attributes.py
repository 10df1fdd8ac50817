"""Keeps memory in attributes of a file, which are not in it: 80 MiB at most."""

# Loses normalize, error: No space left on device
# In a plain process: may succeed, where the disk takes as many
import os


def normalize(X):
    open("planted.file", "w").close()
    for number in range(1280):
        os.setxattr("planted.file", f"user.{number}", bytes(2**16))
    return X
