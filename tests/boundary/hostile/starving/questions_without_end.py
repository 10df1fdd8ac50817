"""Asks for a callback in a stream that never pauses, and never waits for an answer."""

# Loses gradient_descent, error: Gave no answer within
# Takes all the time that it gets
import sys
import threading
import time


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    messages = type(channel).send.__globals__["messages"]
    asked = messages.pack(messages.Asked(call.id, 0, [1.0, 1.0], {"dict": []}))

    def read_answers():
        while channel.reader.read1(65536):
            pass

    threading.Thread(target=read_answers, daemon=True).start()
    end = time.monotonic() + 60
    while time.monotonic() < end:
        # So few bytes that nothing else gets into the middle of a line.
        channel.writer.write(asked * (4096 // len(asked)))
