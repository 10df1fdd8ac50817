"""Calls a function that the grader passed with arrays as large as may be sent, for ever."""

# Loses gradient_descent, error: Gave no answer within
# Takes all the time that it gets
import time


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):
    large = np.zeros((16_000, 1))
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            loss_fn(large, large)
        except TypeError:
            continue
