"""A plugin for measuring coverage: `-p tests.measured_workers` lets workers write what they ran.

Workers are ended by a signal that nothing can catch; here they are asked to end first. And they run
as plain processes: in bubblewrap they could write nothing.
"""

from pathlib import Path
from typing import Any

from grader.boundary import sandbox
from grader.boundary.process import StartedProcess

SECONDS = 2.0
"""For a worker to write what it ran; one that doesn't listen is ended all the same."""

_end, _which = StartedProcess.end, sandbox.shutil.which


def end_after_asking(process: StartedProcess) -> None:
    """Ask a worker to end, then end it."""
    process._process.terminate()
    process.status(SECONDS)
    _end(process)


def which_but_bubblewrap(name: str, *arguments: Any, **keywords: Any) -> str | Path | None:
    """Find no bubblewrap."""
    return None if name == "bwrap" else _which(name, *arguments, **keywords)


StartedProcess.end = end_after_asking
sandbox.shutil.which = which_but_bubblewrap
