"""Answers each call rightly, and just in time, so that the run takes as long as it can."""

# Loses at least 1 of gradient_descent, error: Time
# Takes all the time that it gets
import time

right = gradient_descent


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):
    time.sleep(0.75)
    return right(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn or identity)
