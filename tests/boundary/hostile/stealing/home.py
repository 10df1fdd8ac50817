"""Reads what lies in the home folder."""

# Loses normalize, error: found no home
# In a plain process: may succeed, for it can read every file of its user
import os
from pathlib import Path


def normalize(X):
    homes = [Path.home(), Path("/root"), *Path("/").glob("home/*")]
    for home in homes:
        files = [file for file in home.glob(".*") if file.is_file()] if home.is_dir() else []
        if files:
            raise RuntimeError(f"STOLEN {files[0]}")
    if os.path.exists("/etc/passwd"):
        raise RuntimeError("STOLEN the users' names")
    raise RuntimeError("found no home")
