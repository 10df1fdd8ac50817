"""Moves its own folder away."""

# Loses normalize, error: Read-only file system
# In a plain process: leaves files
import os


def normalize(X):
    here = os.path.dirname(os.path.abspath(__file__))
    os.rename(os.path.join(here, "grid.py"), os.path.join(here, "planted.py"))
    raise RuntimeError("done")
