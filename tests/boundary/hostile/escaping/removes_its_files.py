"""Removes the other files of its own folder."""

# Loses normalize, error: Raised RuntimeError: done
import os


def normalize(X):
    os.remove("grid.py")
    raise RuntimeError("done")
