"""Removes the other files of its own folder."""

# Loses normalize, error: Read-only file system
# In a plain process: leaves files
import os


def normalize(X):
    os.remove("grid.py")
    raise RuntimeError("done")
