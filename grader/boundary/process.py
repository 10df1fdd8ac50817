"""A worker that is a process: start it, exchange messages with it in time, stop it."""

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import IO

from grader.boundary.pipes import pipe_reader, pipe_writer
from grader.boundary.worker import WorkerDiedError, WorkerTimeoutError
from grader.worker import messages, values

START_TIMEOUT = 60.0
"""Seconds for a worker to load NumPy: a first start beside a virus scanner is slow."""


@dataclass(frozen=True)
class Launch:
    """How to start a worker's process."""

    command: tuple[str, ...]
    environment: dict[str, str]
    signals_from: int | None = None
    """The exit status that stands for signal 0, where signals come as a status."""


class WorkerProcess:
    """A running process that has one submission's folder; see `grader.boundary.worker`."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._process = subprocess.Popen(
            launch.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=launch.environment,
            # A group of its own: what the learner's code starts is ended with it, and Ctrl-C is
            # for the parent alone.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._reader = pipe_reader(
            _pipe(self._process.stdout), messages.MAX_LINE, aside=_pipe(self._process.stderr)
        )
        self._writer = pipe_writer(_pipe(self._process.stdin), self.stop)
        self._ready = False

    @property
    def has_spoken_out_of_turn(self) -> bool:
        """Whether a message waits although nothing was asked."""
        return self._ready and self._reader.has_waiting()

    def wait_until_ready(self) -> None:
        """Wait for NumPy to be loaded. Raises WorkerDiedError, or ProtocolError."""
        if self._ready:
            return
        try:
            message = self.receive(START_TIMEOUT)
        except WorkerTimeoutError:
            raise WorkerDiedError(f"without having started within {START_TIMEOUT:g} s") from None
        if not isinstance(message, messages.Ready):
            raise values.ProtocolError("a worker that doesn't start with Ready")
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
        return self._reader.take_aside().decode("utf-8", errors="replace")

    def stop(self) -> None:
        """End the worker, and what it started in its own group, at once."""
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()

    def _ending(self) -> str:
        """Say how the process ended: "by signal SIGSEGV", "with exit status 0"."""
        try:
            status = self._process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            return "by closing its line to the grader"
        number = -status
        if self._launch.signals_from is not None:
            number = status - self._launch.signals_from
        if number <= 0:
            return f"with exit status {status}"
        try:
            return f"by signal {signal.Signals(number).name}"
        except ValueError:
            return f"by signal {number}"


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # all three are pipes
    return stream
