"""Reads the environment and the command line of the grader's process from /proc."""

# Loses normalize, error: found no process
# In a plain process: may succeed, for it is of the same user
import os


def normalize(X):
    for process in (os.getppid(), 1):
        for name in ("environ", "cmdline", "maps"):
            try:
                with open(f"/proc/{process}/{name}", "rb") as file:
                    raise RuntimeError(f"STOLEN {file.read()[:60]!r}")
            except OSError:
                continue
    raise RuntimeError("found no process")
