"""Sleeps."""

# Loses normalize, error: Gave no answer within
import time


def normalize(X):
    time.sleep(60)
