"""Asks thousands of small questions, and reads none of the answers."""

# Loses gradient_descent, error: Gave no answer within
# Takes all the time that it gets
import sys
import time


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    messages = type(channel).send.__globals__["messages"]
    for _ in range(5_000):
        channel.send(messages.Asked(call.id, 0, [1.0, 1.0], {"dict": []}))
    time.sleep(200)
