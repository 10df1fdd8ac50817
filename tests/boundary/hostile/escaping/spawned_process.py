"""Starts programs in all the other ways that Python has."""

# Loses normalize, error: found no way
import multiprocessing
import os
import sys
import time

ARGUMENTS = [sys.executable, "-S", "-c", "import time; time.sleep(8)  # planted"]


def ways():
    yield lambda: os.posix_spawn(sys.executable, ARGUMENTS, {})
    yield lambda: os.spawnv(os.P_NOWAIT, sys.executable, ARGUMENTS)
    yield lambda: os.forkpty()[0]
    yield lambda: os.popen("echo started").read().startswith("started")
    context = multiprocessing.get_context("fork")
    yield lambda: context.Process(target=time.sleep, args=(8,), daemon=True).start() is None


def normalize(X):
    for way in ways():
        try:
            if way():
                return X
        except (OSError, ValueError):
            continue
    raise RuntimeError("found no way")
