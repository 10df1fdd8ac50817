"""One worker process: start it, exchange messages with it in time, stop it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from typing import IO

from grader import protocol
from grader.pipes import line_reader, pipe_writer
from grader.sandbox import Launch

START_TIMEOUT = 60.0
"""Seconds for a worker to load NumPy: a first start beside a virus scanner is slow."""
OUTPUT_TAIL = 4096
"""How many of the last bytes that the learner printed are kept."""


class WorkerTimeoutError(Exception):
    """No message came in time."""


class WorkerDiedError(Exception):
    """The worker closed the channel; its text says how it ended."""


class WorkerProcess:
    """A running worker that has one submission's folder."""

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
        self._lines = line_reader(_pipe(self._process.stdout), protocol.MAX_LINE)
        self._writer = pipe_writer(_pipe(self._process.stdin), self.stop)
        self._output = bytearray()
        self._output_lock = threading.Lock()
        self._ready = False
        threading.Thread(target=self._read_output, daemon=True).start()

    def _read_output(self) -> None:
        reader = _pipe(self._process.stderr)
        while chunk := reader.read(65536):
            with self._output_lock:
                self._output += chunk
                del self._output[:-OUTPUT_TAIL]

    @property
    def has_spoken_out_of_turn(self) -> bool:
        """Whether a message waits although nothing was asked."""
        return self._ready and self._lines.has_waiting()

    def wait_until_ready(self) -> None:
        """Wait for NumPy to be loaded. Raises WorkerDiedError, or ProtocolError."""
        if self._ready:
            return
        try:
            message = self.receive(START_TIMEOUT)
        except WorkerTimeoutError:
            raise WorkerDiedError(f"without having started within {START_TIMEOUT:g} s") from None
        if not isinstance(message, protocol.Ready):
            raise protocol.ProtocolError("a worker that doesn't start with Ready")
        self._ready = True

    def send(self, message: protocol.Message, timeout: float) -> None:
        """Send a message. Raises WorkerTimeoutError where nobody reads it, or WorkerDiedError."""
        try:
            in_time = self._writer.write(protocol.pack(message), timeout)
        except OSError as error:
            raise WorkerDiedError(self._ending()) from error
        if not in_time:
            raise WorkerTimeoutError

    def receive(self, timeout: float) -> protocol.Message:
        """Return the next message.

        Raises WorkerTimeoutError, WorkerDiedError, or ProtocolError where the line is garbage.
        """
        # Whoever sends one line after the other would otherwise always be heard.
        if timeout <= 0:
            raise WorkerTimeoutError
        line = self._lines.read_line(timeout)
        if line is None:
            raise WorkerTimeoutError
        if not line:
            raise WorkerDiedError(self._ending())
        return protocol.unpack(line)

    def take_output(self) -> str:
        """Return the end of what the learner's code has printed since the last time."""
        # It was written before the answer, but to another pipe: let the thread read it.
        time.sleep(0.002)
        with self._output_lock:
            output = self._output.decode("utf-8", errors="replace")
            self._output.clear()
        return output

    def discard_output(self) -> None:
        """Forget what the learner's code has printed until now."""
        with self._output_lock:
            self._output.clear()

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
