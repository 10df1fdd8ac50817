"""A lane: a process that grades one submission after the other.

It keeps what all of them need: the checks, the reference's answers, and in bubblewrap the template
from which workers are forked.
"""

import gc
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from grader.boundary.submitted_files import SubmittedFiles
from grader.boundary.variables import ONE_THREAD


@dataclass(frozen=True)
class Settings:
    """How submissions are graded: all of them in the same way."""

    course: Path
    """Its root."""
    seed: int
    sandbox: str
    """One of `grader.boundary.sandbox.MODES`."""


def work(line: Connection, settings: Settings) -> None:
    """Grade what comes through the line, and send the reports back, until it is closed."""
    # Ctrl-C is for the parent, which ends its lanes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(ONE_THREAD)
    gc.disable()  # until all is loaded there is no garbage
    from grader.course import choose
    from grader.grading import grade
    from grader.judging.check import load_checks

    choose(settings.course)
    checks = load_checks()
    gc.freeze()
    gc.enable()
    while True:
        try:
            files: SubmittedFiles = line.recv()
        except EOFError:
            return
        line.send(grade(files, checks, settings.seed, sandbox=settings.sandbox))
