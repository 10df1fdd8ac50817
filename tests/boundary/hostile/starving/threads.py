"""Starts thread after thread: two thousand at most."""

# Loses normalize, error: Raised
import threading


def normalize(X):
    go_on = threading.Event()
    threading.stack_size(4 * 2**20)
    try:
        for _ in range(2000):
            threading.Thread(target=go_on.wait, args=(5,), daemon=True).start()
    finally:
        go_on.set()
    return X
