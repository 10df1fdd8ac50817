"""Reads secrets from the environment."""

# Loses normalize, error: found no secret
# In a plain process: may succeed, for it has its user's environment
import os


def normalize(X):
    for name, value in os.environ.items():
        if "SECRET" in name or "TOKEN" in name:
            raise RuntimeError(f"STOLEN {name}={value}")
    raise RuntimeError("found no secret")
