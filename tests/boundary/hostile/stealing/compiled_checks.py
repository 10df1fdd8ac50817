"""Looks for compiled checks and solutions in __pycache__."""

# Loses normalize, error: found nothing compiled
# In a plain process: may succeed, for it can read every file of its user
import sys
from pathlib import Path


def normalize(X):
    project = Path(sys.modules["grader.worker"].__file__).parents[2]
    for file in project.rglob("*.pyc"):
        if file.name.startswith(("test_", "neural_network", "oracle", "reference")):
            raise RuntimeError(f"STOLEN {file.read_bytes()[:20]!r}")
    raise RuntimeError("found nothing compiled")
