"""Sends a signal to its whole group."""

# Loses normalize, error: Raised PermissionError
import os
import signal


def normalize(X):
    os.killpg(os.getpgid(0), signal.SIGKILL)
    return X
