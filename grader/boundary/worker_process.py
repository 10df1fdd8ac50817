"""A worker that is a process: messages are exchanged with it in time."""

import os
import signal

from grader.boundary.pipes import pipe_reader, pipe_writer
from grader.boundary.process import Process
from grader.boundary.worker import WorkerDiedError, WorkerTimeoutError, receive_ready
from grader.worker import messages

START_TIMEOUT = 60.0
"""Seconds for a worker to load NumPy: a first start beside a virus scanner is slow."""


class WorkerProcess:
    """A running process that takes calls; see `grader.boundary.worker`."""

    def __init__(self, process: Process) -> None:
        self._process = process
        stdin, stdout, stderr = process.pipes
        self._reader = pipe_reader(stdout, messages.MAX_LINE, aside=stderr)
        self._writer = pipe_writer(stdin, self.stop)
        self._ready = False

    @property
    def has_spoken_out_of_turn(self) -> bool:
        """Whether a message waits although nothing was asked."""
        return self._ready and self._reader.has_waiting()

    def wait_until_ready(self) -> None:
        """Wait for NumPy to be loaded. Raises WorkerDiedError, or ProtocolError."""
        if not self._ready:
            receive_ready(self.receive, START_TIMEOUT)
            self._ready = True

    def send(self, message: messages.Message, timeout: float) -> None:
        """Send a message. Raises WorkerTimeoutError where nobody reads it, or WorkerDiedError."""
        try:
            in_time = self._writer.write(messages.pack(message), timeout)
        except OSError as error:
            raise WorkerDiedError(self._ending()) from error
        if not in_time:
            raise WorkerTimeoutError

    def receive(self, timeout: float) -> messages.Message:
        """Return the next message.

        Raises WorkerTimeoutError, WorkerDiedError, or ProtocolError where the line is garbage.
        """
        # Whoever sends one line after the other would otherwise always be heard.
        if timeout <= 0:
            raise WorkerTimeoutError
        line = self._reader.read_line(timeout)
        if line is None:
            raise WorkerTimeoutError
        if not line:
            raise WorkerDiedError(self._ending())
        return messages.unpack(line)

    def take_output(self) -> str:
        """Return the end of what the learner's code has printed since the last time."""
        text = self._reader.take_aside().decode("utf-8", errors="replace")
        # Where a file stands is nobody's business, and another folder in each run.
        return text.replace(f"{self._process.folder}{os.sep}", "")

    def stop(self) -> None:
        """End the worker, and what it started, at once."""
        self._process.end()

    def _ending(self) -> str:
        """Say how the process ended: "by signal SIGSEGV", "with exit status 0"."""
        status = self._process.status(timeout=1.0)
        if status is None:
            return "by closing its line to the grader"
        if status >= 0:
            return f"with exit status {status}"
        try:
            return f"by signal {signal.Signals(-status).name}"
        except ValueError:
            return f"by signal {-status}"
