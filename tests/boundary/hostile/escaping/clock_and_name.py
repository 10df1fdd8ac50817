"""Asks to set the machine's name, its clock and its swap; nothing would change."""

# Loses normalize, error: found no way
import ctypes
import platform

SET_CLOCK = {"x86_64": 227, "aarch64": 112}[platform.machine()]


def normalize(X):
    libc = ctypes.CDLL(None, use_errno=True)
    tries = [
        lambda: libc.sethostname(None, -1),
        lambda: libc.syscall(SET_CLOCK, -1, None),
        lambda: libc.swapoff(b"/nowhere"),
        lambda: libc.acct(b"/nowhere"),
        lambda: libc.klogctl(10, None, 0),
        lambda: libc.delete_module(b"nothing", 0),
        lambda: libc.reboot(0),
    ]
    if any(attempt() != -1 or ctypes.get_errno() != 1 for attempt in tries):
        return X
    raise RuntimeError("found no way")
