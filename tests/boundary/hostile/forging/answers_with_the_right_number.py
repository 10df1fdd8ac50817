"""Finds the call's number in the frames above, and sends two different answers at once."""

# Loses normalize, failed: Returned
import sys


def normalize(X):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    messages = type(channel).send.__globals__["messages"]
    answers = [messages.Returned(call.id, number, None, 1) for number in (1.0, 2.0)]
    channel.writer.write(b"".join(map(messages.pack, answers)))
    return X
