"""Prints without an end."""

# Loses normalize, error: Gave no answer within
# Takes all the time that it gets
import time


def normalize(X):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        print("x" * 10_000)
