"""Reads files through descriptors that it may have inherited."""

# Loses normalize, error: found no file
import os
import stat


def normalize(X):
    for descriptor in range(3, 256):
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise RuntimeError(f"STOLEN {os.pread(descriptor, 50, 0)!r}")
        except OSError:
            continue
    raise RuntimeError("found no file")
