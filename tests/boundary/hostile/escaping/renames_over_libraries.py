"""Puts a file of its own in the place of a library's, by a name, a link, or an exchange."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where the kernel has no Landlock
import ctypes
import os

EXCHANGE = 2


def normalize(X):
    beside = os.path.join(os.path.dirname(np.__file__), "planted.py")
    open("planted.py", "w").close()
    for put in (os.rename, os.link, os.replace, lambda old, new: os.symlink("nowhere", new)):
        try:
            put("planted.py", beside)
        except OSError:
            continue
        return X
    both = b"planted.py", beside.encode()
    if ctypes.CDLL(None).renameat2(-100, both[0], -100, both[1], EXCHANGE) == 0:
        return X
    raise RuntimeError("found no way")
