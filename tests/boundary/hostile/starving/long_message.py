"""Sends the grader a line of 64 megabytes."""

# Loses normalize, error: What came back can't be read.
import sys


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    for _ in range(64):
        frame.f_locals["channel"].writer.write(b"[" * 2**20)
    return X
