"""Says without end where it is still running."""

# Loses normalize, error: What came back can't be read.
import sys
import time


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    messages = type(channel).send.__globals__["messages"]
    end = time.monotonic() + 60
    while time.monotonic() < end:
        channel.send(messages.Running(call.id, [["neural_network.py", 1, "normalize", ""]]))
