"""Reads lines from a worker's pipe, and writes to one, with a time limit, on every system.

No reader and no writer ever blocks longer than it was told, even where a process that the worker
left behind keeps the pipe open, or nobody reads at its other end. A reader keeps no more than a
line or two that nobody asked for.
"""

import contextlib
import os
import queue
import select
import sys
import threading
import time
from collections.abc import Callable
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


class Writer(Protocol):
    """Writes to a pipe."""

    def write(self, data: bytes, timeout: float) -> bool:
        """Write all of it; return False where time is up. Raises OSError where it is closed."""


def line_reader(pipe: IO[bytes], max_line: int) -> LineReader:
    """Return the reader for this system."""
    return ThreadReader(pipe, max_line) if sys.platform == "win32" else PollReader(pipe, max_line)


def pipe_writer(pipe: IO[bytes], stop: Callable[[], None]) -> Writer:
    """Return the writer for this system. `stop` ends whoever should read."""
    return TimerWriter(pipe, stop) if sys.platform == "win32" else PollWriter(pipe)


class PollReader:
    """Asks the system whether there is anything to read: POSIX."""

    def __init__(self, pipe: IO[bytes], max_line: int) -> None:
        self._descriptor = pipe.fileno()
        # A worker may read its own answers back before they are read here.
        os.set_blocking(self._descriptor, False)
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
            left = deadline - time.monotonic()
            # Whoever writes without a pause, but no line, would otherwise always be heard.
            if left <= 0 or not self._wait(left):
                return None
            with contextlib.suppress(BlockingIOError):
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
        return bool(self._poll.poll(timeout * 1000))

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


class PollWriter:
    """Asks the system whether there is room to write: POSIX."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._descriptor = pipe.fileno()
        os.set_blocking(self._descriptor, False)
        self._poll = select.poll()
        self._poll.register(self._descriptor, select.POLLOUT)

    def write(self, data: bytes, timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._poll.poll(left * 1000)
        return True


class TimerWriter:
    """Lets a timer end whoever doesn't read: Windows, where nothing else ends a write."""

    def __init__(self, pipe: IO[bytes], stop: Callable[[], None]) -> None:
        self._pipe = pipe
        self._stop = stop

    def write(self, data: bytes, timeout: float) -> bool:
        is_over = threading.Event()

        def end() -> None:
            is_over.set()
            self._stop()

        timer = threading.Timer(max(timeout, 0.0), end)
        timer.daemon = True
        timer.start()
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._pipe.write(rest) :]
        except OSError:
            if not is_over.is_set():
                raise
            return False
        finally:
            timer.cancel()
        return True
