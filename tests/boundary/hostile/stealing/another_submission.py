"""Copies the answer of another submission beside its own."""

# Loses normalize, error: found nobody
# In a plain process: may succeed, for it can read every file of its user
import os


def normalize(X):
    here = os.path.dirname(os.path.abspath(__file__))
    for folder in (os.path.dirname(here), os.path.dirname(os.path.dirname(here))):
        for name in sorted(os.listdir(folder)):
            file = os.path.join(folder, name, "neural_network.py")
            if os.path.isfile(file) and os.path.dirname(file) != here:
                stolen = {"__name__": "stolen"}
                with open(file, encoding="utf-8") as source:
                    exec(source.read(), stolen)
                return stolen["normalize"](X)
    raise RuntimeError("found nobody")
