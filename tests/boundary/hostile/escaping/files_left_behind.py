"""Leaves files wherever it may write."""

# Loses normalize, failed: Expected [[-1, -1], [1, 1]]
# In a plain process: leaves files
import os
import sys

FOLDERS = (".", "..", "/tmp", "/var/tmp", "/dev/shm", "/", os.path.expanduser("~"), *sys.path)


def normalize(X):
    for folder in FOLDERS:
        try:
            with open(os.path.join(folder, "planted.py"), "w") as file:
                file.write("print('planted')")
        except OSError:
            continue
    return X
