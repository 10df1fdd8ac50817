"""Prints to the screen that the grader prints to."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where the kernel has no Landlock
import os


def normalize(X):
    for number in (1, 2):
        try:
            screen = os.open(f"/proc/{os.getppid()}/fd/{number}", os.O_WRONLY)
        except OSError:
            continue
        os.close(screen)
        return X
    raise RuntimeError("found no way")
