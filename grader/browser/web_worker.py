"""A worker that is a Web Worker: the page starts and ends it; it is spoken to in shared memory."""

import time
from typing import NoReturn

from grader.boundary.worker import Worker, WorkerDiedError, WorkerTimeoutError, receive_ready
from grader.browser.lines import Connect, GraderEnd
from grader.worker import messages, values

START_TIMEOUT = 120.0
"""Seconds for a worker to load Python and NumPy: a phone takes long."""
FOLDER = "/submission"
"""Where what was handed in lies, in the worker."""


class Tab:
    """The browser's way to start workers; see `grader.boundary.worker.Workers`."""

    name = "browser"
    protects_files = True
    """A Web Worker has files of its own."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def start_worker(self) -> Worker:
        """Start a worker."""
        return WebWorker(self._connect())


class WebWorker:
    """A running Web Worker that takes calls; see `grader.boundary.worker`."""

    def __init__(self, line: GraderEnd) -> None:
        self._line = line
        self._buffer = bytearray()
        self._ready = False

    @property
    def has_spoken_out_of_turn(self) -> bool:
        """Whether a message waits although nothing was asked."""
        return self._ready and bool(self._buffer or self._line.hasWaiting)

    def wait_until_ready(self) -> None:
        """Wait for NumPy to be loaded. Raises WorkerDiedError, or ProtocolError."""
        if not self._ready:
            receive_ready(self.receive, START_TIMEOUT)
            self._ready = True

    def send(self, message: messages.Message, timeout: float) -> None:
        """Send a message. Raises WorkerTimeoutError where nobody reads it, or WorkerDiedError."""
        from pyodide.ffi import to_js

        if not self._line.push(to_js(messages.pack(message)), 1000 * timeout):
            self._raise_why()

    def receive(self, timeout: float) -> messages.Message:
        """Return the next message.

        Raises WorkerTimeoutError, WorkerDiedError, or ProtocolError where the line is garbage.
        """
        deadline = time.monotonic() + timeout
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > messages.MAX_LINE:
                raise values.ProtocolError("a line without an end")
            # Whoever writes without a pause, but no line, would otherwise always be heard.
            left = deadline - time.monotonic()
            piece = self._line.pull(1000 * left, self._ready) if left > 0 else None
            if piece is None:
                self._raise_why()
            self._buffer += piece.to_bytes()
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        return messages.unpack(line)

    def take_output(self) -> str:
        """Return the end of what the learner's code has printed since the last time."""
        text = self._line.takePrinted().to_bytes().decode("utf-8", errors="replace")
        return text.replace(f"{FOLDER}/", "")

    def stop(self) -> None:
        """End the worker at once."""
        self._line.stop()

    def _raise_why(self) -> NoReturn:
        """Say why nothing goes through the line."""
        if self._line.isClosed:
            raise WorkerDiedError("for a reason that the browser does not tell")
        raise WorkerTimeoutError
