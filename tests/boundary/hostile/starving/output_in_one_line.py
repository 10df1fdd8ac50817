"""Prints 50 megabytes without the end of a line, and answers."""

# Loses normalize, failed: Printed
import sys


def normalize(X):
    for _ in range(50):
        sys.stderr.write("x" * 2**20)
    sys.stderr.flush()
    return X
