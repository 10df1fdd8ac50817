"""Reads lines from a worker's pipe with a time limit, on every system.

Neither reader ever blocks longer than it was told, even where a process that the worker left
behind keeps the pipe open; neither keeps more than a line or two that nobody asked for.
"""

import os
import queue
import select
import sys
import threading
import time
from typing import IO, Protocol

SPIN = 0.0003
"""Seconds to look again and again before going to sleep: waking up takes as long as a call."""
CHUNK = 65536
MAX_WAITING_LINES = 2


class LineReader(Protocol):
    """Reads a pipe line by line."""

    def read_line(self, timeout: float) -> bytes | None:
        """Return the next line, or b"" where the pipe is closed, or None where time is up.

        A line longer than the limit comes back without its end.
        """

    def has_waiting(self) -> bool:
        """Whether something has come that nobody has read yet."""


def line_reader(pipe: IO[bytes], max_line: int) -> LineReader:
    """Return the reader for this system."""
    return ThreadReader(pipe, max_line) if sys.platform == "win32" else PollReader(pipe, max_line)


class PollReader:
    """Asks the system whether there is anything to read: POSIX."""

    def __init__(self, pipe: IO[bytes], max_line: int) -> None:
        self._descriptor = pipe.fileno()
        self._max_line = max_line
        self._poll = select.poll()
        self._poll.register(self._descriptor, select.POLLIN)
        self._buffer = bytearray()

    def read_line(self, timeout: float) -> bytes | None:
        deadline = time.monotonic() + timeout
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if len(self._buffer) > self._max_line:
                return bytes(self._buffer)
            if not self._wait(deadline - time.monotonic()):
                return None
            chunk = os.read(self._descriptor, CHUNK)
            if not chunk:
                return b""
            self._buffer += chunk
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        return line

    def _wait(self, timeout: float) -> bool:
        spin_end = time.perf_counter() + SPIN
        while time.perf_counter() < spin_end:
            if self._poll.poll(0):
                return True
        return bool(self._poll.poll(max(timeout, 0.0) * 1000))

    def has_waiting(self) -> bool:
        return bool(self._buffer or self._poll.poll(0))


class ThreadReader:
    """Lets a thread do the waiting: Windows, which can't wait on a pipe with a time limit."""

    def __init__(self, pipe: IO[bytes], max_line: int) -> None:
        self._pipe = pipe
        self._max_line = max_line
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._pump, daemon=True).start()

    def _pump(self) -> None:
        with open(self._pipe.fileno(), "rb", closefd=False) as buffered:
            while self._lines.qsize() < MAX_WAITING_LINES:
                line = buffered.readline(self._max_line + 1)
                self._lines.put(line)
                if not line.endswith(b"\n"):
                    return
        self._lines.put(b"")

    def read_line(self, timeout: float) -> bytes | None:
        try:
            return self._lines.get(timeout=max(timeout, 0.0))
        except queue.Empty:
            return None

    def has_waiting(self) -> bool:
        return not self._lines.empty()
