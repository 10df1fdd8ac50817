"""Reads lines from a worker's pipe, and writes to one, with a time limit, on every system.

No reader and no writer ever blocks longer than it was told, even where a process that the worker
left behind keeps the pipe open, or nobody reads at its other end. A reader keeps no more than a
line or two that nobody asked for. On the way it takes in what comes through a second pipe, the one
aside, so that the worker never waits there: what the learner's code prints.
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

CHUNK = 65536
MAX_WAITING_LINES = 2
ASIDE_TAIL = 4096
"""How many of the last bytes that came aside are kept."""
MAX_IN_PIPE = 2**20
"""Bytes that may wait in a pipe, on Linux; what comes after them has come later."""


class PipeReader(Protocol):
    """Reads a pipe line by line, and another one aside."""

    def read_line(self, timeout: float) -> bytes | None:
        """Return the next line, or b"" where the pipe is closed, or None where time is up.

        A line longer than the limit comes back without its end.
        """

    def has_waiting(self) -> bool:
        """Whether something has come that nobody has read yet."""

    def take_aside(self) -> bytes:
        """Return the end of what has come aside since the last time."""


class Writer(Protocol):
    """Writes to a pipe."""

    def write(self, data: bytes, timeout: float) -> bool:
        """Write all of it; return False where time is up. Raises OSError where it is closed."""


def pipe_reader(pipe: IO[bytes], max_line: int, aside: IO[bytes]) -> PipeReader:
    """Return the reader for this system."""
    if sys.platform == "win32":
        return ThreadReader(pipe, max_line, aside)
    return PollReader(pipe, max_line, aside)


def pipe_writer(pipe: IO[bytes], stop: Callable[[], None]) -> Writer:
    """Return the writer for this system. `stop` ends whoever should read."""
    return TimerWriter(pipe, stop) if sys.platform == "win32" else PollWriter(pipe)


class PollReader:
    """Asks the system whether there is anything to read: POSIX."""

    def __init__(self, pipe: IO[bytes], max_line: int, aside: IO[bytes]) -> None:
        self._descriptor, self._aside = pipe.fileno(), aside.fileno()
        for descriptor in (self._descriptor, self._aside):
            # A worker may read its own answers back before they are read here.
            os.set_blocking(descriptor, False)
        self._max_line = max_line
        self._line_poll, self._any_poll = select.poll(), select.poll()
        self._line_poll.register(self._descriptor, select.POLLIN)
        self._any_poll.register(self._descriptor, select.POLLIN)
        self._any_poll.register(self._aside, select.POLLIN)
        self._buffer = bytearray()
        self._tail = bytearray()

    def read_line(self, timeout: float) -> bytes | None:
        deadline = time.monotonic() + timeout
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if len(self._buffer) > self._max_line:
                return bytes(self._buffer)
            left = deadline - time.monotonic()
            # Whoever writes without a pause, but no line, would otherwise always be heard.
            ready = self._any_poll.poll(left * 1000) if left > 0 else []
            if not ready:
                return None
            for descriptor, _ in ready:
                if descriptor == self._aside:
                    self._read_aside()
                elif self._read_chunk() == b"":
                    return b""
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        return line

    def _read_chunk(self) -> bytes | None:
        """Read a part of a line; return None where somebody else was quicker."""
        try:
            chunk = os.read(self._descriptor, CHUNK)
        except BlockingIOError:
            return None
        self._buffer += chunk
        return chunk

    def _read_aside(self) -> int:
        """Read from the pipe aside, without waiting; return how many bytes came."""
        try:
            chunk = os.read(self._aside, CHUNK)
        except BlockingIOError:
            return 0
        if not chunk:
            with contextlib.suppress(KeyError):
                self._any_poll.unregister(self._aside)
        self._tail += chunk
        del self._tail[:-ASIDE_TAIL]
        return len(chunk)

    def has_waiting(self) -> bool:
        return bool(self._buffer or self._line_poll.poll(0))

    def take_aside(self) -> bytes:
        # A worker that writes on and on is not waited for.
        left = MAX_IN_PIPE
        while left > 0 and (count := self._read_aside()):
            left -= count
        taken = bytes(self._tail)
        self._tail.clear()
        return taken


class ThreadReader:
    """Lets threads do the waiting: Windows, which can't wait on a pipe with a time limit."""

    def __init__(self, pipe: IO[bytes], max_line: int, aside: IO[bytes]) -> None:
        self._pipe, self._aside = pipe, aside
        self._max_line = max_line
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._tail = bytearray()
        self._tail_lock = threading.Lock()
        for pump in (self._pump_lines, self._pump_aside):
            threading.Thread(target=pump, daemon=True).start()

    def _pump_lines(self) -> None:
        with open(self._pipe.fileno(), "rb", closefd=False) as buffered:
            while self._lines.qsize() < MAX_WAITING_LINES:
                line = buffered.readline(self._max_line + 1)
                self._lines.put(line)
                if not line.endswith(b"\n"):
                    return
        self._lines.put(b"")

    def _pump_aside(self) -> None:
        while chunk := self._aside.read(CHUNK):
            with self._tail_lock:
                self._tail += chunk
                del self._tail[:-ASIDE_TAIL]

    def read_line(self, timeout: float) -> bytes | None:
        try:
            return self._lines.get(timeout=max(timeout, 0.0))
        except queue.Empty:
            return None

    def has_waiting(self) -> bool:
        return not self._lines.empty()

    def take_aside(self) -> bytes:
        # It came before the line that was just read, but through another pipe: only the thread
        # that waits there can tell, and it needs a moment.
        time.sleep(0.02)
        with self._tail_lock:
            taken = bytes(self._tail)
            self._tail.clear()
        return taken


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
