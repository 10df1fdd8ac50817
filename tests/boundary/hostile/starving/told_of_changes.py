"""Lets the kernel keep word of changes of files, in its own memory: a few events of each kind."""

# Loses normalize, error: found no way
import ctypes


def normalize(X):
    libc = ctypes.CDLL(None)
    for start in (
        lambda: libc.inotify_init(),
        lambda: libc.inotify_init1(0),
        lambda: libc.fanotify_init(0, 0),
        lambda: libc.syscall(323, 1),  # userfaultfd, on x86-64
    ):
        if start() >= 0:
            return X
    raise RuntimeError("found no way")
