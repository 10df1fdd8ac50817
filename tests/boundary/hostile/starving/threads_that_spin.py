"""Answers, and leaves a thread behind that uses up a processor."""

# Loses nothing
import hashlib
import threading
import time

right = normalize
spinning = []


def spin():
    end = time.monotonic() + 10
    while time.monotonic() < end:
        hashlib.pbkdf2_hmac("sha256", b"", b"", 1000)


def normalize(X):
    if not spinning:
        spinning.append(threading.Thread(target=spin, daemon=True))
        spinning[0].start()
    return right(X)
