"""Workers forked from a template in bubblewrap, which has loaded NumPy already.

To fork one takes a tenth of the time that it takes to start one. What becomes of them says
`grader.worker.template`.
"""

import atexit
import contextlib
import os
import socket
import subprocess
from collections.abc import Sequence
from typing import IO

from grader.worker.template import READY, SUBMISSION

SECONDS = 60.0
"""For the template to begin, or for a worker to end: neither waits for code of a learner's."""


class Template:
    """A process that forks workers; it ends with this one. Raises TemplateError."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._line, its_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            command,
            stdin=its_end.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        its_end.close()
        atexit.register(self.end)
        self._line.settimeout(SECONDS)
        if self._line.recv(len(READY)) != READY:
            self.end()
            raise TemplateError

    def fork(self) -> "ForkedProcess":
        """Start a worker. Raises OSError where the template is gone."""
        (stdin, to_it), (from_it, stdout), (aside, stderr) = os.pipe(), os.pipe(), os.pipe()
        control, its_control = socket.socketpair()
        try:
            theirs = [stdin, stdout, stderr, its_control.fileno()]
            socket.send_fds(self._line, [b"1"], theirs)
        finally:
            its_control.close()
            for descriptor in (stdin, stdout, stderr):
                os.close(descriptor)
            pipes = (
                os.fdopen(to_it, "wb", 0),
                os.fdopen(from_it, "rb", 0),
                os.fdopen(aside, "rb", 0),
            )
        return ForkedProcess(control, pipes)

    def end(self) -> None:
        """End it, and all workers with it."""
        atexit.unregister(self.end)
        self._line.close()
        self._process.kill()
        self._process.wait()


class TemplateError(Exception):
    """There can be no template here."""


class ForkedProcess:
    """A worker's process, seen from here; see `grader.boundary.process`."""

    folder = SUBMISSION

    def __init__(
        self, control: socket.socket, pipes: tuple[IO[bytes], IO[bytes], IO[bytes]]
    ) -> None:
        self._control = control
        self.pipes = pipes
        self._said = b""

    def end(self) -> None:
        """End it at once; it has ended when this returns."""
        with contextlib.suppress(OSError):  # its keeper has gone, too
            self._control.shutdown(socket.SHUT_WR)
        self.status(SECONDS)

    def status(self, timeout: float) -> int | None:
        """Return its exit status, or the number of the signal that ended it, below 0."""
        if not self._said:
            self._control.settimeout(timeout)
            with contextlib.suppress(OSError):  # it has not ended, or never begun
                self._said = self._control.recv(16)
        return int(self._said) if self._said else None
