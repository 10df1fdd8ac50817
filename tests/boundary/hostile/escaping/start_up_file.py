"""Leaves a file that every Python of this installation would run at its start."""

# Loses normalize, failed: Expected [[-1, -1], [1, 1]]
# In a plain process: leaves files
import sys


def normalize(X):
    for folder in sys.path:
        try:
            with open(f"{folder}/planted.pth", "w") as file:
                file.write("\n")
        except OSError:
            continue
    return X
