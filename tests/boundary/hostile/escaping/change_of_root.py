"""Breaks out of a root folder by changing it again."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where its user is root
import os


def normalize(X):
    try:
        os.chroot("/tmp")
        return X
    except OSError:
        pass
    for name in ("mem", "kmem", "sda", "vda"):
        try:
            with open(f"/dev/{name}", "rb") as device:
                return device.read(1)
        except OSError:
            continue
    raise RuntimeError("found no way")
