"""Sleeps."""

# Loses normalize, error: Gave no answer within
# Takes all the time that it gets
import time


def normalize(X):
    time.sleep(60)
