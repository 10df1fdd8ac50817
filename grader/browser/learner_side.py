"""The learner's side of a line, in a Web Worker that has loaded Python and NumPy for it."""

import io
import os
import signal
import sys
from types import FrameType
from typing import Any

from pyodide.ffi import to_js

from grader.browser.lines import LearnerEnd
from grader.worker import channel, main
from grader.worker.watch import Watch

FOLDER = "/submission"
ENGINE = "/worker"
"""The folder that the package `grader` lies in, here."""
OF_THE_PAGE = ("js", "pyodide_js", "_pyodide_core")
"""Modules by which Python reaches JavaScript: learner code has no business there."""


def serve(line: LearnerEnd) -> None:
    """Answer calls until somebody ends this worker."""
    os.makedirs(FOLDER, exist_ok=True)
    os.chdir(FOLDER)
    for name in OF_THE_PAGE:
        sys.modules[name] = None  # type: ignore[assignment]
    ends = channel.Channel(io.BufferedReader(Incoming(line)), Outgoing(line))
    main.serve(ends, FOLDER, ENGINE, look_when_interrupted)


class Incoming(io.RawIOBase):
    """What comes through a line, as a file."""

    def __init__(self, line: LearnerEnd) -> None:
        self._line = line
        self._rest = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what there is, as soon as there is something."""
        if not self._rest:
            piece = self._line.pull()
            self._rest = b"" if piece is None else piece.to_bytes()
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


class Outgoing(io.RawIOBase):
    """A line, as a file to write to."""

    def __init__(self, line: LearnerEnd) -> None:
        self._line = line

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Write all of it."""
        self._line.push(to_js(bytes(data)))
        return len(data)


def look_when_interrupted(watch: Watch) -> None:
    """Let a watch look whenever the grader, which waits, interrupts: there are no threads here."""

    def look(number: int, frame: FrameType | None) -> None:
        # In the midst of a message no other one can be sent.
        while frame is not None:
            if frame.f_code.co_filename == channel.__file__:
                return
            frame = frame.f_back
        watch.look()

    signal.signal(signal.SIGINT, look)
