"""What a worker may not ask of the kernel: the filter, by itself and in a real process."""

import errno
import os
import platform
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from grader.worker.system_calls import CALLS, MACHINES, assemble, filter_of
from tests.boundary.test_hostile import needs_linux
from tests.places import PROJECT

PROCESS = 4711
ALLOWED, REFUSED, MISSING = "allowed", "refused", "missing"
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}


def decide(machine: str, call: str | int, *arguments: int, architecture: int | None = None) -> str:
    """Run the filter as the kernel would, for a call by its name or number."""
    if isinstance(call, str):
        (numbers,) = (calls[call] for calls in CALLS.values() if call in calls)
        call = numbers[list(MACHINES).index(machine)]
    values = (*arguments, *(0,) * (6 - len(arguments)))
    data = struct.pack("IIQ6Q", call, architecture or MACHINES[machine], 0, *values)
    program = list(struct.iter_unpack("HBBI", assemble(filter_of(machine, PROCESS))))
    accumulator = line = 0
    while True:
        code, then, otherwise, value = program[line]
        line += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("I", data, value)
            case 0x15:
                line += then if accumulator == value else otherwise
            case 0x35:
                line += then if accumulator >= value else otherwise
            case 0x45:
                line += then if accumulator & value else otherwise
            case 0x06:
                return {
                    0x7FFF0000: ALLOWED,
                    0x00050000 | errno.EPERM: REFUSED,
                    0x00050000 | errno.ENOSYS: MISSING,
                }[value]


each_machine = pytest.mark.parametrize("machine", MACHINES)


@each_machine
def test_what_python_and_numpy_need_is_allowed(machine: str) -> None:
    """Calls that are not in the table, and threads."""
    assert decide(machine, 1) == decide(machine, 63) == decide(machine, 220 + 1) == ALLOWED
    pthread_create = 0x003D0F00
    assert decide(machine, "clone", pthread_create) == ALLOWED


@each_machine
def test_a_process_is_refused_however_it_is_made(machine: str) -> None:
    """By clone without CLONE_THREAD; clone3 hides its flags, and is not there at all."""
    assert decide(machine, "clone", 17) == decide(machine, "clone", 0x10000000) == REFUSED
    assert decide(machine, "clone3", 0x00010000) == MISSING


@each_machine
@pytest.mark.parametrize("call", ["kill", "tgkill"])
def test_signals_go_to_itself_only(machine: str, call: str) -> None:
    """Not to others, to its group, or to all."""
    assert decide(machine, call, PROCESS) == ALLOWED
    for other in (0, 1, PROCESS + 1, 2**32 - 1, 2**32 - PROCESS):
        assert decide(machine, call, other) == REFUSED


@each_machine
def test_limits_are_its_own(machine: str) -> None:
    """By its number, or by 0, which means itself."""
    assert decide(machine, "prlimit64", 0) == decide(machine, "prlimit64", PROCESS) == ALLOWED
    assert decide(machine, "prlimit64", PROCESS - 1) == REFUSED


@each_machine
@pytest.mark.parametrize("call", ["fcntl", "ioctl"])
def test_a_descriptor_signals_nobody(machine: str, call: str) -> None:
    """Whatever else is done with one is free."""
    assert decide(machine, call, 3, 4) == decide(machine, call, 3, 0x5401) == ALLOWED
    for request in (8, 15, 0x8901, 0x8902, 6, 7, 37, 38):
        assert decide(machine, call, 3, request) == REFUSED


@each_machine
def test_there_is_one_filter(machine: str) -> None:
    """Each is memory of the kernel's; what else a process says of itself is free."""
    assert decide(machine, "prctl", 22) == decide(machine, "seccomp", 1) == REFUSED
    assert decide(machine, "prctl", 15) == ALLOWED


@each_machine
def test_second_numbers_and_other_machines_are_refused(machine: str) -> None:
    """The calls of 32-bit programs, and of x32, have other numbers."""
    assert decide(machine, 1, architecture=0x40000003) == REFUSED
    assert decide(machine, 0x40000000 + 1) == REFUSED


@each_machine
def test_the_numbers_are_those_of_the_kernel(machine: str) -> None:
    """As its headers say."""
    if not HEADERS[machine].exists():
        pytest.skip("the kernel's headers are not installed here")
    text = HEADERS[machine].read_text(encoding="utf-8")
    found = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)$", text, re.M)
    numbers = {name: int(number) for name, number in found}
    column = list(MACHINES).index(machine)
    ours = {name: both[column] for calls in CALLS.values() for name, both in calls.items()}
    known = {name: number for name, number in ours.items() if number is not None}
    assert known == {name: numbers.get(name) for name in known}


CODE = """
import ctypes, errno, fcntl, os, resource, sys, threading
from grader.worker.system_calls import CALLS, MACHINES, filter_system_calls

filter_system_calls()
libc = ctypes.CDLL(None, use_errno=True)
for name, numbers in CALLS["refuse"].items():
    number = numbers[list(MACHINES).index(sys.argv[1])]
    if number is not None:
        result = libc.syscall(number, -1, -1, -1, -1, -1)
        if result == 0 and name in ("fork", "vfork"):
            os._exit(0)
        print(name, errno.errorcode.get(ctypes.get_errno()) if result == -1 else "done")

thread = threading.Thread(target=print, args=("a thread",))
thread.start()
thread.join()
os.kill(os.getpid(), 0)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
fcntl.fcntl(0, fcntl.F_GETFL)
"""


@needs_linux
@pytest.mark.skipif(platform.machine() not in MACHINES, reason="no filter for this machine")
def test_the_kernel_refuses_what_the_table_says() -> None:
    """And lets a process do with itself what it likes."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, platform.machine()],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    *refused, thread = done.stdout.splitlines()
    assert {line.split()[1] for line in refused} == {"EPERM"}
    column = list(MACHINES).index(platform.machine())
    assert len(refused) == sum(both[column] is not None for both in CALLS["refuse"].values())
    assert thread == "a thread"
