"""Loops for ever."""
# Loses normalize, error: Gave no answer within


def normalize(X):
    while True:
        pass
