"""What a worker may use up: it limits itself, before any learner's code.

The kernel enforces it, and nothing in the process can take it back. What a system doesn't know is
left out: macOS has no limit of memory, Windows none at all. Processes are not limited but refused
(`system_calls`).
"""

import sys

MEMORY = 2 * 2**30
"""Bytes of address space."""
FILE = 16 * 2**20
"""Bytes in one file."""
OPEN_FILES = 256
CPU_SECONDS = 120
"""CPU time of one worker: it ends one that spins on where nobody is left to stop it."""


def limit_resources() -> None:
    """Limit memory, CPU time, open files and file size; write no core file. Raises OSError."""
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
        _, already = resource.getrlimit(limit)
        lower = value if already == resource.RLIM_INFINITY else min(value, already)
        try:
            resource.setrlimit(limit, (lower, lower))
        except (ValueError, OSError):
            if sys.platform != "darwin":  # which refuses RLIMIT_AS
                raise
