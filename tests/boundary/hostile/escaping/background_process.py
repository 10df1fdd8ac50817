"""Starts a program that goes on after the grading."""

# Loses normalize, error: Raised
import subprocess
import sys

PROGRAM = "import time; time.sleep(8)  # planted"


def normalize(X):
    subprocess.Popen([sys.executable, "-S", "-c", PROGRAM], start_new_session=True)
    return X
