"""Asks for large answers and reads none of them, so that whoever writes them waits."""

# Loses gradient_descent, error: Gave no answer within
# Takes all the time that it gets
import sys
import time


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):
    frame = sys._getframe()
    while frame and "channel" not in frame.f_locals:
        frame = frame.f_back
    channel, call = frame.f_locals["channel"], frame.f_locals["call"]
    protocol = type(channel).send.__globals__["protocol"]
    large = protocol.encode(np.zeros((2**16, 1)))
    for callback in (0, 1):
        channel.send(protocol.Asked(call.id, callback, [large], protocol.encode({})))
    time.sleep(200)
