"""What a worker may use up, and what it may not do: it limits itself, before any learner's code.

The kernel enforces it, and nothing in the process can take it back. What a system doesn't know is
left out: macOS has no limit of memory, Windows none at all, and only Linux can forbid processes.
"""

import errno
import os
import platform
import struct
import sys
from typing import NamedTuple

MEMORY = 2 * 2**30
"""Bytes of address space."""
FILE = 16 * 2**20
"""Bytes in one file."""
OPEN_FILES = 256
CPU_SECONDS = 120
"""CPU time of one worker: it ends one that spins on where nobody is left to stop it."""


def limit_resources() -> None:
    """Limit memory, CPU time, open files and file size; write no core file."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_CORE, 0),
    )
    for limit, value in limits:
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS
            continue


# ── no other processes ───────────────────────────────────────────────────────────────────────
# RLIMIT_NPROC doesn't bind root, and counts all that a user runs elsewhere; so a filter of system
# calls (seccomp) refuses those that make a process, or reach into another one: fork, signals,
# ptrace and its kin. Threads are free: memory limits them.


class Machine(NamedTuple):
    """The numbers of system calls on one kind of machine, from the kernel's headers."""

    architecture: int
    """Its "audit architecture"."""
    clone: int
    """Makes a thread or a process: its flags tell."""
    signals: tuple[int, ...]
    """kill and tgkill: a process may send signals to itself."""
    refused: tuple[int, ...]


MACHINES = {
    "x86_64": Machine(
        architecture=0xC000003E,
        clone=56,
        signals=(62, 234),
        refused=(
            *(57, 58, 272),  # fork, vfork, unshare
            *(129, 200, 297, 424),  # rt_sigqueueinfo, tkill, rt_tgsigqueueinfo, pidfd_send_signal
            *(101, 310, 311, 438),  # ptrace, process_vm_readv, process_vm_writev, pidfd_getfd
        ),
    ),
    "aarch64": Machine(
        architecture=0xC00000B7,
        clone=220,
        signals=(129, 131),
        refused=(
            97,  # unshare; it has neither fork nor vfork
            *(138, 130, 240, 424),  # rt_sigqueueinfo, tkill, rt_tgsigqueueinfo, pidfd_send_signal
            *(117, 270, 271, 438),  # ptrace, process_vm_readv, process_vm_writev, pidfd_getfd
        ),
    ),
}
_CLONE3 = 435
"""Its flags are out of a filter's sight; where it is missing, the C library uses clone."""
_X32 = 0x40000000
"""From here on, x86-64 has the same calls under second numbers."""
_CLONE_THREAD = 0x00010000

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
"""Where the filter finds a call's data."""
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000

_PR_SET_SECCOMP, _FILTER_MODE, _PR_SET_NO_NEW_PRIVS = 22, 2, 38


def forbid_processes() -> None:
    """Refuse, from now on, to start a process or to reach into another one."""
    machine = MACHINES.get(platform.machine())
    try:
        import ctypes
    except ImportError:  # a Python that was built without it
        return
    if not sys.platform.startswith("linux") or machine is None:
        return
    program = _filter(machine, os.getpid())
    instructions = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: the number of instructions (of 8 bytes), and where they are.
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    where = ctypes.create_string_buffer(header, len(header))
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(where), 0, 0)


def _filter(machine: Machine, process: int) -> bytes:
    """Return the program, in the kernel's classic BPF, whose jumps only lead forward."""
    program: list[tuple[int, int, int, int]] = []
    # Where the parts at the end begin, counted from the end.
    size = 4 + len(machine.signals) + len(machine.refused) + 2 + 7
    flags, own, allow, refuse, missing = (size - back for back in (7, 5, 3, 2, 1))

    def add(code: int, value: int, then: int | None = None, otherwise: int | None = None) -> None:
        """Append an instruction; a jump goes on with the next one where nothing is said."""
        here = len(program) + 1
        program.append((code, (then or here) - here, (otherwise or here) - here, value))

    add(_LOAD, _ARCHITECTURE)
    add(_IF_EQUAL, machine.architecture, otherwise=refuse)
    add(_LOAD, _NUMBER)
    add(_IF_EQUAL, machine.clone, then=flags)
    for number in machine.signals:
        add(_IF_EQUAL, number, then=own)
    for number in machine.refused:
        add(_IF_EQUAL, number, then=refuse)
    add(_IF_EQUAL, _CLONE3, then=missing)
    add(_IF_AT_LEAST, _X32, then=refuse, otherwise=allow)
    # flags:
    add(_LOAD, _FIRST_ARGUMENT)
    add(_IF_BIT, _CLONE_THREAD, then=allow, otherwise=refuse)
    # own:
    add(_LOAD, _FIRST_ARGUMENT)
    add(_IF_EQUAL, process, then=allow, otherwise=refuse)
    # allow, refuse, missing:
    add(_RETURN, _ALLOW)
    add(_RETURN, _FAIL_WITH | errno.EPERM)
    add(_RETURN, _FAIL_WITH | errno.ENOSYS)
    return b"".join(struct.pack("HBBI", *instruction) for instruction in program)
