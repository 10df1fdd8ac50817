"""Calls itself without an end, with Python's own limit lifted."""

# Loses normalize, error: end
# Takes all the time that it gets
import sys


def normalize(X):
    sys.setrecursionlimit(10**9)

    def down(X):
        return down(X)

    return down(X)
