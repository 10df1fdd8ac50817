"""Raises an exception whose text takes for ever to make."""
# Loses normalize, error: Gave no answer within
# Takes all the time that it gets


class Slow(Exception):
    def __str__(self):
        while True:
            pass


def normalize(X):
    raise Slow
