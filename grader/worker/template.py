"""A process that has loaded all that a worker needs, and no learner's code: it forks workers.

Run by `boundary` in bubblewrap, whose surroundings workers share: Python, read-only, no network, no
user but one. Of its own each worker has besides: a namespace of processes, an empty folder and an
empty ``/tmp``, both small, and no descriptor but its three pipes. What the workers of one template
have in common is where things lie in memory. Hash seeds are the same for all workers anyway, and
random numbers begin anew with each call (`randomness`).

    template ─ fork ─► keeper, the first process of its namespace ─ fork ─► worker
                         ends the worker when the parent says so, and tells it how that ended

The template alone keeps a capability, with which it makes namespaces.
"""

import gc
import os
import select
import signal
import socket
import struct
from collections.abc import Sequence
from typing import NoReturn

from grader.worker.landlock import SHARED_MEMORY

READY = b"ready"
"""What the template says where it can make workers; it says nothing where not."""
SUBMISSION = "/submission"
"""Where a worker finds itself."""
TEMPORARY = "/tmp"
OWN_PLACES = (SUBMISSION, TEMPORARY, SHARED_MEMORY)
"""Folders of which each worker has its own; locks of a pool of threads are shared memory."""
OWN_BYTES = 40 * 2**20
"""Size of each. They are memory."""
OWN_FILES = 10_000
"""Files and folders in each: what is not in them, names and attributes, is counted with them."""
MAX_DESCRIPTORS = 64
"""This process has fewer."""

_NEW_NAMESPACES = 0x00020000 | 0x20000000 | 0x08000000
"""CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWIPC: mounts, processes, and System V's memory and queues."""
_NO_SETUID_NO_DEVICES = 0x2 | 0x4
"""MS_NOSUID, MS_NODEV."""
_MOVE, _BIND_ALL = 0x2000, 0x1000 | 0x4000
"""MS_MOVE; MS_BIND, MS_REC."""
_REMOUNT_READ_ONLY = 0x1 | 0x20 | 0x1000
"""MS_RDONLY, MS_REMOUNT, MS_BIND."""
_SAME_FOR_STATVFS = 0x2 | 0x4 | 0x8 | 0x400 | 0x800
"""Options of a mount that stay as they are: nosuid, nodev, noexec, noatime, nodiratime."""
_ALL_CAPABILITIES = struct.pack("Ii", 0x20080522, 0), bytes(24)
"""What `capset` takes to drop them: its version, "this process", and two times three empty sets."""


def main() -> None:
    """Fork a worker for each request, until the parent closes the line. In a worker, be one."""
    requests = socket.socket(fileno=os.dup(0))
    if not _can_seclude():
        return
    for device in os.scandir("/dev"):
        if not device.is_dir():
            _keep_as_it_is(device.path)
    requests.send(READY)
    from grader.worker.main import main as work  # loads NumPy

    gc.freeze()  # what is shared stays shared
    while True:
        message, descriptors, _, _ = socket.recv_fds(requests, 1, 4)
        if not message:
            return
        if _fork_a_worker(descriptors):
            work(sandboxed=True)
            return


def _can_seclude() -> bool:
    """Try, in a process for that alone, whether workers can have namespaces here."""
    if child := os.fork():
        return os.waitpid(child, 0)[1] == 0
    try:
        _seclude()
        os.close(os.pidfd_open(os.getpid()))
    except BaseException:
        os._exit(1)
    os._exit(0)


def _keep_as_it_is(device: str) -> None:
    """Let nobody change the mode of a device: it is the machine's own. Raises OSError."""
    now = os.statvfs(device).f_flag & _SAME_FOR_STATVFS
    _call("mount", None, device.encode(), None, _REMOUNT_READ_ONLY | now, None)


def _fork_a_worker(descriptors: Sequence[int]) -> bool:
    """Fork a worker that has these pipes, and a keeper that has the last, its line to the parent.

    Return False here, and True in the worker.
    """
    if child := os.fork():
        for descriptor in descriptors:
            os.close(descriptor)
        os.waitpid(child, 0)
        return False
    try:
        _seclude()
        if os.fork():
            os._exit(0)  # only what it forks is in the namespace of processes
        *pipes, control = descriptors
        if worker := os.fork():
            _keep(worker, control)
        for number, pipe in enumerate(pipes):
            os.dup2(pipe, number)
        os.closerange(len(pipes), MAX_DESCRIPTORS)
        _call("capset", *_ALL_CAPABILITIES)
    except BaseException:
        os._exit(1)
    return True


def _seclude() -> None:
    """Give what is forked from here on namespaces and folders of its own. Raises OSError."""
    _call("unshare", _NEW_NAMESPACES)
    _mount_own(SUBMISSION)
    _show_the_same(TEMPORARY, SUBMISSION)  # Python itself may lie there
    _call("mount", SUBMISSION.encode(), TEMPORARY.encode(), None, _MOVE, None)
    _mount_own(SHARED_MEMORY)
    _mount_own(SUBMISSION)
    os.chdir(SUBMISSION)  # not below what lies over it now


def _mount_own(place: str) -> None:
    """Lay an empty folder over a place. Raises OSError."""
    options = f"size={OWN_BYTES},nr_inodes={OWN_FILES},mode=0700".encode()
    _call("mount", b"tmpfs", place.encode(), b"tmpfs", _NO_SETUID_NO_DEVICES, options)


def _show_the_same(place: str, folder: str) -> None:
    """Show what is shown below a place below a folder, too. Raises OSError."""
    device = os.stat(place).st_dev
    for entry in os.scandir(place):
        there = f"{folder}/{entry.name}"
        if entry.is_symlink():
            os.symlink(os.readlink(entry), there)
            continue
        if entry.is_dir():
            os.mkdir(there)
        else:
            os.mknod(there)
        if entry.stat().st_dev != device:
            _call("mount", entry.path.encode(), there.encode(), None, _BIND_ALL, None)
        elif entry.is_dir():
            _show_the_same(entry.path, there)


def _keep(worker: int, control: int) -> NoReturn:
    """Wait until the worker ends, or the parent hangs up; tell it how the worker ended."""
    os.closerange(0, control)
    os.closerange(control + 1, MAX_DESCRIPTORS)
    poll = select.poll()
    for descriptor in (control, os.pidfd_open(worker)):
        poll.register(descriptor, select.POLLIN)
    poll.poll()
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    os.write(control, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _call(function: str, *arguments: int | bytes | None) -> None:
    """Call a function of the C library. Raises OSError where the system refuses it."""
    import ctypes

    if getattr(ctypes.CDLL(None, use_errno=True), function)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
