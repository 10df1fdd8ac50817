"""Raises an exception whose text takes for ever to make."""

# Loses normalize, error: Gave no answer within
# Takes all the time that it gets
import time


class Slow(Exception):
    def __str__(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            pass


def normalize(X):
    raise Slow
