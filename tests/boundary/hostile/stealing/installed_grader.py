"""Looks among the installed packages for a copy of the grader."""

# Loses normalize, error: found no copy
# In a plain process: may succeed, for it can read every file of its user
import glob
import os
import sys


def normalize(X):
    for folder in sys.path:
        found = glob.glob(os.path.join(folder, "grader", "checks", "*"))
        found += glob.glob(os.path.join(folder, "solutions", "*"))
        if found:
            raise RuntimeError(f"STOLEN {found[0]}")
    raise RuntimeError("found no copy")
