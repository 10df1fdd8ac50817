"""Which files a worker may change: it tells the kernel, before any learner's code. Landlock.

Linux knows it from 5.13 on. In bubblewrap it is a second lock; for a plain process it is the only
one. Whoever is under it may also not reach into processes that are not: the grader's memory and its
open files are closed to it. Nothing takes it back.
"""

import os
import struct
import sys
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""Numbers of the system calls, on every kind of machine."""
_VERSION = 1
_BENEATH_A_PATH = 1
_PR_SET_NO_NEW_PRIVS = 38

_WRITE_FILE = 1 << 1
_REMOVE_AND_MAKE = sum(1 << bit for bit in (4, 5, 7, 8, 9, 10, 12))
"""Folders, files, links, pipes, sockets."""
_MAKE_DEVICES = 1 << 6 | 1 << 11
"""Which root could: a disk, say."""
_REFER, _TRUNCATE = 1 << 13, 1 << 14

DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
"""A worker may write to these: nothing comes of it."""
SHARED_MEMORY = "/dev/shm"
"""Where locks of a pool of threads are."""


def version_of_landlock() -> int:
    """Return which version of it the kernel knows; 0 for none."""
    if not sys.platform.startswith("linux"):
        return 0
    import ctypes

    version: int = ctypes.CDLL(None).syscall(_CREATE, None, 0, _VERSION)
    return max(0, version)


def protect_files(but: Iterable[str]) -> None:
    """Refuse, from now on, to change any file but those in a few folders, and harmless devices.

    Where the kernel doesn't know it, nothing happens. Raises OSError, and ImportError where Python
    was built without ctypes.
    """
    version = version_of_landlock()
    if version == 0:
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    writing = _WRITE_FILE | (_TRUNCATE if version >= 3 else 0)
    rights = writing | _REMOVE_AND_MAKE | (_REFER if version >= 2 else 0)
    attributes = struct.pack("Q", rights | _MAKE_DEVICES)
    rules = libc.syscall(_CREATE, attributes, len(attributes), 0)
    places = {**dict.fromkeys((*but, SHARED_MEMORY), rights), **dict.fromkeys(DEVICES, writing)}
    for place, granted in places.items():
        if not os.path.exists(place):
            continue  # few systems have them all
        descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
        rule = struct.pack("=Qi", granted, descriptor)
        libc.syscall(_ADD, rules, _BENEATH_A_PATH, rule, 0)
        os.close(descriptor)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if rules < 0 or libc.syscall(_RESTRICT, rules, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    os.close(rules)
