"""Sends an array of no bytes, with a shape that NumPy can't make."""

# Loses normalize, error: What came back can't be read.
import sys


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    returned = type(channel).send.__globals__["messages"].Returned
    shape = [0, 2**22, 2**22, 2**22]
    channel.send(returned(call.id, {"array": ["<f8", shape, ""]}, None, 1))
