"""Sends a dict whose keys all have the same hash, so that each is compared with all before it."""

# Loses normalize, error: What came back can't be read.
import sys


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    returned = type(channel).send.__globals__["messages"].Returned
    pairs = [[number * sys.hash_info.modulus, 0] for number in range(1, 9_001)]
    channel.send(returned(call.id, {"dict": pairs}, None, 1))
