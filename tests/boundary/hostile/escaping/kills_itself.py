"""Ends its own process by a signal."""

# Loses normalize, error: ended during the call, by signal SIGKILL
import os
import signal


def normalize(X):
    os.kill(os.getpid(), signal.SIGKILL)
