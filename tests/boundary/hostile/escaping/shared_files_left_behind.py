"""Leaves files in shared memory: named ones, a semaphore, one without a name."""

# Loses normalize, failed: Expected
# In a plain process: leaves files
import os


def normalize(X):
    with open("/dev/shm/planted.memory", "w") as file:
        file.write("kept")
    os.close(os.open("/dev/shm", os.O_TMPFILE | os.O_RDWR))
    return X
