"""Looks at processes, on Linux: which a process has started, and which of them are running."""

import ctypes
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Make this process the parent of all that its children leave behind."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(process: int) -> list[int]:
    """Return the children of a process, and theirs."""
    found = []
    for thread in Path(f"/proc/{process}/task").glob("*"):
        try:
            children = (thread / "children").read_text(encoding="ascii").split()
        except OSError:  # it has just ended
            continue
        for child in map(int, children):
            found += [child, *descendants(child)]
    return found


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
