"""A lane: a process that grades one submission after the other.

It keeps what all of them need: the checks, the reference's answers, and in bubblewrap the template
from which workers are forked.
"""

import gc
import os
import signal
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from grader.boundary.submitted_files import SubmittedFiles
from grader.boundary.variables import ONE_THREAD

if TYPE_CHECKING:
    from grader.judging.check import Check
    from grader.reports.report import Report


@dataclass(frozen=True)
class Job:
    """A submission that is to be graded."""

    files: SubmittedFiles
    notebooks: tuple[str, ...] = ()
    """The exercises that were handed in as notebooks."""


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
            job: Job = line.recv()
        except EOFError:
            return
        if job.notebooks:
            report = grade_as_notebooks(job, checks, settings)
        else:
            report = grade(job.files, checks, settings.seed, sandbox=settings.sandbox)
        try:
            line.send(report)
        except OSError:  # nobody waits for it any more
            return


def grade_as_notebooks(job: Job, checks: Sequence["Check"], settings: Settings) -> "Report":
    """Grade a submission in which modules are notebooks, some or all of them."""
    from grader.notebooks.grading import Notebooks, grade_notebooks
    from grader.notebooks.modules import submitted_cells
    from grader.notebooks.solution import read_solution

    contents = job.files.contents
    with tempfile.TemporaryDirectory() as name:
        for file, content in contents.items():
            path = Path(name, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        cells, unread = submitted_cells(Path(name), job.notebooks)
        headers = {exercise: read_solution(exercise).header for exercise in cells}
        modules = {
            file.removesuffix(".py"): content
            for file, content in contents.items()
            if file.endswith(".py") and "/" not in file
        }
        notebooks = Notebooks(cells, headers, unread, Path(name), modules)
        return grade_notebooks(notebooks, checks, settings.seed, settings.sandbox).report
