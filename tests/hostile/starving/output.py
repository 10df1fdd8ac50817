"""Prints without an end."""
# Loses normalize, error: Gave no answer within


def normalize(X):
    while True:
        print("x" * 10_000)
