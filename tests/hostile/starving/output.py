"""Prints without an end."""
# Loses normalize, error: Gave no answer within
# Takes all the time that it gets


def normalize(X):
    while True:
        print("x" * 10_000)
