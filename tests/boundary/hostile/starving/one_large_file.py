"""Writes one file that fills the disk: twice what is allowed at most."""

# Loses normalize, error: File too large
# In a plain process: leaves files, where the kernel has no Landlock
import os
import tempfile


def normalize(X):
    name = os.path.join(tempfile.gettempdir(), "planted.large")
    with open(name, "wb", buffering=0) as file:
        for _ in range(32):
            file.write(bytes(2**20))
    raise RuntimeError("done")
