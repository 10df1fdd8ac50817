"""Takes its parent for a child of its own, and adopts whatever is orphaned."""

# Loses normalize, error: Raised ChildProcessError
import ctypes
import os

SUBREAPER, DUMPABLE, SIGNAL_OF_THE_PARENT = 36, 4, 1


def normalize(X):
    libc = ctypes.CDLL(None)
    for option, value in ((SUBREAPER, 1), (DUMPABLE, 0), (SIGNAL_OF_THE_PARENT, 0)):
        libc.prctl(option, value, 0, 0, 0)
    os.waitid(os.P_PIDFD, os.pidfd_open(os.getppid()), os.WEXITED)
    return X
