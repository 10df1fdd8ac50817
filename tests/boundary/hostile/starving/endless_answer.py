"""Returns a list that never ends when it is read."""

# Loses normalize, error: Gave no answer within
# Takes all the time that it gets
import time


class Endless(list):
    def __len__(self):
        return 1

    def __iter__(self):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            yield 0.0


def normalize(X):
    return Endless()
