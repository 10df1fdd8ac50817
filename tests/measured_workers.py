"""A plugin for measuring coverage: `-p tests.measured_workers` lets workers write what they ran.

Workers are ended by a signal that nothing can catch; here they are asked to end first. And they run
as plain processes: in bubblewrap they could write nothing.
"""

import contextlib
import subprocess
from pathlib import Path
from typing import Any

from grader.boundary import sandbox
from grader.boundary.process import WorkerProcess

SECONDS = 2.0
"""For a worker to write what it ran; one that doesn't listen is ended all the same."""

_stop, _which = WorkerProcess.stop, sandbox.shutil.which


def stop_after_asking(worker: WorkerProcess) -> None:
    """Ask a worker to end, then end it."""
    worker._process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        worker._process.wait(SECONDS)
    _stop(worker)


def which_but_bubblewrap(name: str, *arguments: Any, **keywords: Any) -> str | Path | None:
    """Find no bubblewrap."""
    return None if name == "bwrap" else _which(name, *arguments, **keywords)


WorkerProcess.stop = stop_after_asking
sandbox.shutil.which = which_but_bubblewrap
