"""Leaves a thread behind that lets no other one run, so that the functions after it are late."""

# Loses nothing
# Takes all the time that it gets
import threading
import time

right = normalize
calls = []


def hold():
    time.sleep(0.02)
    sum(range(10**9))


def normalize(X):
    calls.append(X)
    if len(calls) == 4:
        threading.Thread(target=hold, daemon=True).start()
    return right(X)
