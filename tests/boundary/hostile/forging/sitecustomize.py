"""Is a sitecustomize.py, which Python runs at its start where it finds one."""

# Is the file sitecustomize.py
# Loses nothing
import os

os._exit(0)
