"""Says that it is ready, and that its file was imported, for a second time."""

# Loses normalize, error: What came back can't be read.
import sys


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    messages = type(channel).send.__globals__["messages"]
    channel.send(messages.Ready())
    channel.send(messages.Loaded(call.id))
    return X
