"""Moves its own folder away."""

# Loses normalize, error: Raised RuntimeError: done
import os


def normalize(X):
    here = os.path.dirname(os.path.abspath(__file__))
    os.rename(os.path.join(here, "grid.py"), os.path.join(here, "planted.py"))
    raise RuntimeError("done")
