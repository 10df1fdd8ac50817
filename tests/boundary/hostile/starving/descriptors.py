"""Opens file after file: two thousand at most."""

# Loses normalize, error: Too many open files
import os

hoard = []


def normalize(X):
    try:
        for _ in range(2000):
            hoard.append(os.open(os.devnull, os.O_RDONLY))
    finally:
        while hoard:
            os.close(hoard.pop())
    return X
