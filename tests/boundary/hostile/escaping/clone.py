"""Makes a process by raw system calls: fork, vfork, clone, clone3."""

# Loses normalize, error: found no way
import ctypes
import os
import platform
import time

NUMBERS = {"x86_64": {"fork": 57, "clone": 56, "clone3": 435}, "aarch64": {"clone": 220}}


def normalize(X):
    libc = ctypes.CDLL(None)
    for number in NUMBERS.get(platform.machine(), {}).values():
        process = libc.syscall(number, 0, 0, 0, 0, 0)
        if process == 0:
            time.sleep(8)
            os._exit(0)
        if process > 0:
            return X
    raise RuntimeError("found no way")
