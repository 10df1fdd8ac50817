"""Takes for each call as long as one may last, and answers then."""

# Loses nothing
import time

right = normalize


def normalize(X):
    time.sleep(9)
    return right(X)
