"""Makes threads that would have namespaces of their own."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where its user is root
import ctypes
import platform

CLONE = {"x86_64": 56, "aarch64": 220}[platform.machine()]
THREAD = 0x100 | 0x800 | 0x10000
NAMESPACES = (0x10000000, 0x20000000)
"""Of users and of processes: a thread can't be alone in one, so that none is ever made."""


def normalize(X):
    libc = ctypes.CDLL(None, use_errno=True)
    if any(libc.syscall(CLONE, THREAD | kind, 0, 0, 0, 0) != -1 for kind in NAMESPACES):
        return X
    raise RuntimeError("found no way")
