"""Tries whether it may send signals to every process: with signal 0, which harms none."""

# Loses normalize, error: Raised PermissionError
import os


def normalize(X):
    os.kill(-1, 0)
    return X
