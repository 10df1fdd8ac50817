"""Reads the reference solutions and uses them."""

# Loses normalize, error: found no solution
# In a plain process: may succeed, for it can read every file of its user
import sys
from pathlib import Path


def normalize(X):
    for entry in (sys.modules["grader.worker"].__file__, *sys.path, *sys.argv):
        for folder in (Path(entry), *Path(entry).parents):
            file = folder / "solutions" / "neural_network.py"
            if file.is_file():
                stolen = {"__name__": "stolen"}
                exec(file.read_text(encoding="utf-8"), stolen)
                return stolen["normalize"](X)
    raise RuntimeError("found no solution")
