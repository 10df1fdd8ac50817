"""Ignores every signal that can be ignored, and never ends."""

# Loses normalize, error: Gave no answer within
# Takes all the time that it gets
import signal
import time


def normalize(X):
    for number in signal.valid_signals():
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    time.sleep(30)
