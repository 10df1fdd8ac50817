"""Looks at processes, on Linux: which a process has started, and which of them are running."""

import contextlib
import ctypes
import os
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Make this process the parent of all that its children leave behind."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(process: int) -> list[int]:
    """Return the children of a process, and theirs."""
    children = []
    # Any of them may end at any moment, also while its threads are listed.
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{process}/task"):
            with contextlib.suppress(OSError):
                text = Path(f"/proc/{process}/task/{thread}/children").read_text(encoding="ascii")
                children += map(int, text.split())
    return [found for child in children for found in (child, *descendants(child))]


def is_running(process: int) -> bool:
    """Whether a process is there, and not just a body that nobody has buried."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def still_running(processes: list[int], seconds: float) -> list[int]:
    """Give processes some time to end; return those that haven't."""
    end = time.monotonic() + seconds
    while (running := [one for one in processes if is_running(one)]) and time.monotonic() < end:
        time.sleep(0.01)
    return running
