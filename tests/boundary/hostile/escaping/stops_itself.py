"""Stops its own process, so that nobody can wake it."""

# Loses normalize, error: Gave no answer within
# Takes all the time that it gets
import os
import signal


def normalize(X):
    os.kill(os.getpid(), signal.SIGSTOP)
    return X
