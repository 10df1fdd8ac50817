"""Replaces the worker by another program that answers in its place."""

# Loses normalize, error: What came back can't be read.
import os
import sys

PROGRAM = """
import os
for descriptor in range(1, 16):
    try:
        os.write(descriptor, b'{"kind":"Returned","id":0,"value":1,"after":null,"line":1}\\n')
    except OSError:
        pass
"""


def normalize(X):
    for descriptor in range(3, 16):
        try:
            os.set_inheritable(descriptor, True)
        except OSError:
            continue
    os.execv(sys.executable, [sys.executable, "-S", "-c", PROGRAM])
