"""Fills the disk with many files: twice what is allowed at most."""

# Loses normalize, error: No space left on device
# In a plain process: leaves files, where the kernel has no Landlock
import os
import tempfile


def normalize(X):
    for number in range(64):
        name = os.path.join(tempfile.gettempdir(), f"planted.{number}")
        with open(name, "wb", buffering=0) as file:
            file.write(bytes(2**20))
    raise RuntimeError("done")
