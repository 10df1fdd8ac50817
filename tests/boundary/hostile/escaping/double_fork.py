"""Leaves its process group and its parent behind, as daemons do."""

# Loses normalize, error: Raised PermissionError
import os
import time


def normalize(X):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(8)
        os._exit(0)
    return X
