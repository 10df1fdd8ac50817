"""What a worker may not ask of the kernel: it filters its own system calls, on Linux.

RLIMIT_NPROC doesn't bind root, and counts all that a user runs elsewhere; other things have no
limit at all. So a filter (seccomp) refuses what makes a process, reaches into another one or into
the network, holds memory past the limit, or changes the machine. The kernel enforces it, for root,
too, and nothing in the process can take it back. Threads are free: the limit of memory counts them.
"""

import errno
import os
import platform
import struct
import sys
from typing import NamedTuple

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""The kernel's number of each kind of machine (its "audit architecture")."""

CALLS: dict[str, dict[str, tuple[int | None, int | None]]] = {
    "new task": {"clone": (56, 220)},
    # Its flags are out of a filter's sight; where it is missing, the C library uses clone.
    "missing": {"clone3": (435, 435)},
    "to itself": {"kill": (62, 129), "tgkill": (234, 131)},
    "of its own": {"prlimit64": (302, 261)},
    "for others": {"fcntl": (72, 25), "ioctl": (16, 29)},
    "of the process": {"prctl": (157, 167)},
    "refuse": {
        # make a process, or leave the own surroundings
        "fork": (57, None),
        "vfork": (58, None),
        "unshare": (272, 97),
        "setns": (308, 268),
        # signal another process
        "rt_sigqueueinfo": (129, 138),
        "tkill": (200, 130),
        "rt_tgsigqueueinfo": (297, 240),
        "pidfd_send_signal": (424, 424),
        # look or reach into another process
        "ptrace": (101, 117),
        "process_vm_readv": (310, 270),
        "process_vm_writev": (311, 271),
        "pidfd_getfd": (438, 438),
        "perf_event_open": (298, 241),
        "bpf": (321, 280),
        "kcmp": (312, 272),
        "process_madvise": (440, 440),
        "process_mrelease": (448, 448),
        "migrate_pages": (256, 238),
        "move_pages": (279, 239),
        # reach the network, or a server of this machine; a pair of sockets of its own is free
        "socket": (41, 198),
        # slow another process down
        "setpriority": (141, 140),
        "sched_setparam": (142, 118),
        "sched_setscheduler": (144, 119),
        "sched_setaffinity": (203, 122),
        "sched_setattr": (314, 274),
        "ioprio_set": (251, 30),
        # keep others waiting for a file
        "flock": (73, 32),
        # hold memory that no limit counts, some of it until the machine is switched off
        "inotify_init": (253, None),
        "inotify_init1": (294, 26),
        "fanotify_init": (300, 262),
        "userfaultfd": (323, 282),
        "shmget": (29, 194),
        "semget": (64, 190),
        "msgget": (68, 186),
        "mq_open": (240, 180),
        "io_setup": (206, 0),
        "memfd_create": (319, 279),
        "memfd_secret": (447, 447),
        "seccomp": (317, 277),
        "landlock_create_ruleset": (444, 444),
        # use or remove such memory, and queues, of others
        "semop": (65, 193),
        "semctl": (66, 191),
        "semtimedop": (220, 192),
        "msgsnd": (69, 189),
        "msgrcv": (70, 188),
        "msgctl": (71, 187),
        "shmat": (30, 196),
        "shmctl": (31, 195),
        "mq_unlink": (241, 181),
        # use the keys of whoever grades: a sandbox of bubblewrap has the same ones
        "add_key": (248, 217),
        "request_key": (249, 218),
        "keyctl": (250, 219),
        # change the machine, or what is seen of it, which root could
        "mount": (165, 40),
        "umount2": (166, 39),
        "mount_setattr": (442, 442),
        "move_mount": (429, 429),
        "open_tree": (428, 428),
        "fsopen": (430, 430),
        "fspick": (433, 433),
        "pivot_root": (155, 41),
        "chroot": (161, 51),
        "open_by_handle_at": (304, 265),
        "sethostname": (170, 161),
        "setdomainname": (171, 162),
        "settimeofday": (164, 170),
        "clock_settime": (227, 112),
        "clock_adjtime": (305, 266),
        "adjtimex": (159, 171),
        "init_module": (175, 105),
        "finit_module": (313, 273),
        "delete_module": (176, 106),
        "kexec_load": (246, 104),
        "kexec_file_load": (320, 294),
        "reboot": (169, 142),
        "swapon": (167, 224),
        "swapoff": (168, 225),
        "acct": (163, 89),
        "quotactl": (179, 60),
        "syslog": (103, 116),
        "iopl": (172, None),
        "ioperm": (173, None),
        # have the kernel do things that no filter sees
        "io_uring_setup": (425, 425),
    },
}
"""By what becomes of them: calls, with their numbers on each of the machines."""

_CLONE_THREAD = 0x00010000
_FOR_OTHERS = (8, 15, 0x8901, 0x8902, 10, 6, 7, 37, 38, 1024, 1026, 1031)
"""Requests that reach beyond the process. F_SETOWN, F_SETOWN_EX, FIOSETOWN, SIOCSPGRP, F_SETSIG:
who gets which signal when a descriptor is ready; F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW,
F_SETLEASE, which make others wait for a file; F_NOTIFY, which is told what others do; F_SETPIPE_SZ,
which takes memory of the kernel's."""
_X32 = 0x40000000
"""From here on, x86-64 has the same calls under second numbers."""

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
"""Where a filter finds a call's data."""
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000

_PR_SET_SECCOMP, _FILTER_MODE, _PR_SET_NO_NEW_PRIVS = 22, 2, 38


def filter_system_calls() -> None:
    """Refuse, from now on, to make a process or to reach into one, and what else is in `CALLS`.

    Other systems and machines have no filter. Raises OSError where the kernel has none, and
    ImportError where Python was built without ctypes.
    """
    if not sys.platform.startswith("linux") or platform.machine() not in MACHINES:
        return
    import ctypes

    program = assemble(filter_of(platform.machine(), os.getpid()))
    instructions = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: the number of instructions (of 8 bytes), and where they are.
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    where = ctypes.create_string_buffer(header, len(header))
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(where), 0, 0) != 0:
        raise OSError("the kernel takes no filter of system calls")


class Instruction(NamedTuple):
    """One line of a filter, in the kernel's classic BPF."""

    code: int
    value: int
    then: str = ""
    """The label where a jump leads; without one, to the next line. Jumps lead forward only."""
    otherwise: str = ""
    label: str = ""


def filter_of(machine: str, process: int) -> list[Instruction]:
    """Return the filter for a kind of machine, and for the process that is to have it."""
    column = list(MACHINES).index(machine)
    known = [
        Instruction(_IF_EQUAL, number, then=fate)
        for fate, calls in CALLS.items()
        for number in (numbers[column] for numbers in calls.values())
        if number is not None
    ]
    return [
        Instruction(_LOAD, _ARCHITECTURE),
        Instruction(_IF_EQUAL, MACHINES[machine], otherwise="refuse"),
        Instruction(_LOAD, _NUMBER),
        *known,
        Instruction(_IF_AT_LEAST, _X32, then="refuse", otherwise="allow"),
        Instruction(_LOAD, _FIRST_ARGUMENT, label="new task"),
        Instruction(_IF_BIT, _CLONE_THREAD, then="allow", otherwise="refuse"),
        Instruction(_LOAD, _FIRST_ARGUMENT, label="of its own"),
        Instruction(_IF_EQUAL, 0, then="allow"),
        Instruction(_LOAD, _FIRST_ARGUMENT, label="to itself"),
        Instruction(_IF_EQUAL, process, then="allow", otherwise="refuse"),
        # Filters are memory that no limit counts, for each thread.
        Instruction(_LOAD, _FIRST_ARGUMENT, label="of the process"),
        Instruction(_IF_EQUAL, _PR_SET_SECCOMP, then="refuse", otherwise="allow"),
        Instruction(_LOAD, _SECOND_ARGUMENT, label="for others"),
        *(Instruction(_IF_EQUAL, request, then="refuse") for request in _FOR_OTHERS),
        Instruction(_RETURN, _ALLOW, label="allow"),
        Instruction(_RETURN, _FAIL_WITH | errno.EPERM, label="refuse"),
        Instruction(_RETURN, _FAIL_WITH | errno.ENOSYS, label="missing"),
    ]


def assemble(program: list[Instruction]) -> bytes:
    """Write a filter as the kernel reads it: a jump says how many lines it leaves out."""
    places = {line.label: place for place, line in enumerate(program) if line.label}

    def distance(label: str, after: int) -> int:
        return places[label] - after if label else 0

    return b"".join(
        struct.pack("HBBI", code, distance(then, after), distance(otherwise, after), value)
        for after, (code, value, then, otherwise, _) in enumerate(program, start=1)
    )
