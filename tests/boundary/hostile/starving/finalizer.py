"""Leaves an object behind whose removal never ends."""

# Loses nothing
import time

right = normalize


class Last:
    def __del__(self):
        time.sleep(30)


last = Last()


def normalize(X):
    return right(X)
