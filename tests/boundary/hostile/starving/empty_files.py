"""Makes empty folders, which have no size: 20,000 at most."""

# Loses normalize, error: No space left on device
# In a plain process: may succeed, in its own folder
import os


def normalize(X):
    os.mkdir("planted")
    for number in range(20_000):
        os.mkdir(f"planted/{number}")
    return X
