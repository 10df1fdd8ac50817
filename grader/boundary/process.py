"""A process of this one's: started, spoken to through three pipes, ended."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import IO, Protocol, cast

_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
"""Where temporary files go, by the name that each system has for it."""


class Process(Protocol):
    """A process that a worker runs in, however it came about."""

    @property
    def pipes(self) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
        """Its standard input, output and error, unbuffered."""

    @property
    def folder(self) -> str:
        """Where it runs, as it says itself: its files are there."""

    def end(self) -> None:
        """End it at once; it has ended when this returns."""

    def status(self, timeout: float) -> int | None:
        """Return its exit status, or the number of the signal that ended it, below 0.

        None where it has not ended in so many seconds.
        """


@dataclass(frozen=True)
class Launch:
    """How to start a process."""

    command: tuple[str, ...]
    environment: dict[str, str]
    folder: str | None = None
    """The folder that it finds itself in; None for a new one of its own."""
    signals_from: int | None = None
    """The exit status that stands for signal 0, where signals come as a status."""


class StartedProcess:
    """A process started by a command."""

    def __init__(self, launch: Launch) -> None:
        self._signals_from = launch.signals_from
        self._own_folder = None if launch.folder else os.path.realpath(tempfile.mkdtemp())
        self.folder = launch.folder or str(self._own_folder)
        temporary = {} if launch.folder else dict.fromkeys(_TEMPORARY, self.folder)
        self._process = subprocess.Popen(
            launch.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=self._own_folder,
            env={**launch.environment, **temporary},
            # A group of its own: what the learner's code starts is ended with it, and Ctrl-C is
            # for the parent alone.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    @property
    def pipes(self) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
        """Its standard input, output and error, unbuffered."""
        pipes = self._process.stdin, self._process.stdout, self._process.stderr
        return cast(tuple[IO[bytes], IO[bytes], IO[bytes]], pipes)  # all three were asked for

    def end(self) -> None:
        """End it, and what it started in its own group, at once."""
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        if self._own_folder is not None:
            remove_with_all_in_it(self._own_folder)

    def status(self, timeout: float) -> int | None:
        """Return its exit status, or the number of the signal that ended it, below 0."""
        try:
            status = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return None
        if self._signals_from is not None and status > self._signals_from:
            return self._signals_from - status
        return status


def remove_with_all_in_it(folder: str) -> None:
    """Remove a folder that nobody uses any more, whatever is in it, as far as that can be done.

    `shutil.rmtree` gives up where folders lie a thousand deep, or can't be read by their owner.
    Here each is moved to the top first, under a name that nobody knew who could have taken it.
    """
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        with contextlib.suppress(OSError):
            for entry in list(os.scandir(place)):
                if not entry.is_dir(follow_symlinks=False):
                    os.unlink(entry)
                    continue
                os.chmod(entry, 0o700)
                waiting.append(os.path.join(folder, secrets.token_hex()))
                os.rename(entry, waiting[-1])
            if place != folder:
                os.rmdir(place)
    with contextlib.suppress(OSError):
        os.rmdir(folder)
