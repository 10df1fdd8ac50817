"""Starts process after process: two hundred at most."""

# Loses normalize, error: Raised PermissionError
import os
import time


def normalize(X):
    for _ in range(200):
        if os.fork() == 0:
            time.sleep(2)
            os._exit(0)
    return X
