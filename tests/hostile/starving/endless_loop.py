"""Loops for ever."""
# Loses normalize, error: Gave no answer within
# Takes all the time that it gets


def normalize(X):
    while True:
        pass
