"""Sends half a message and falls silent."""

# Loses normalize, error: Gave no answer within
# Takes all the time that it gets
import sys
import time


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel = frame.f_locals["channel"]
    # Nobody else gets to end the line.
    channel.lock.acquire()
    channel.writer.write(b'{"kind": "Returned", "id": ')
    time.sleep(60)
