"""Sends the grader JSON that is nested a million levels deep."""

# Loses normalize, error: What came back can't be read.
import sys


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    frame.f_locals["channel"].writer.write(b"[" * 2**20 + b"\n")
    return X
