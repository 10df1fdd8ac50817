"""Where a submission runs: in bubblewrap, or in a plain process; how its workers are started.

What a worker in bubblewrap sees of the machine says `bubblewrap`. What a worker may use up is
limited by itself (`grader.worker.limits`), in bubblewrap and in a plain process alike.
"""

import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from grader.boundary.bubblewrap import (
    ENGINE_INSIDE,
    SUBMISSION_INSIDE,
    bare_environment,
    bubblewrap_command,
)
from grader.boundary.process import Launch, WorkerProcess
from grader.boundary.variables import WORKER_VARIABLES
from grader.boundary.worker import Worker
from grader.course import ENGINE

MODES = ("auto", "bubblewrap", "process")
"""What may be asked for; "auto" is bubblewrap where it works."""

# Quicker than `-m grader.worker.main`: it needs no runpy, and finds compiled code. While NumPy is
# loaded there is no garbage to collect, and looking for it takes a tenth of the time.
START_WORKER = (
    "import gc, sys; gc.disable(); sys.path.insert(0, sys.argv[1]); "
    "from grader.worker.main import main; main(sys.argv[2])"
)
# Where it really is, but for its last link, by which Python knows its environment: started as
# ../.venv/bin/python, it would be looked for in a folder that is not shown in the sandbox.
EXECUTABLE = Path(sys.executable).parent.resolve() / Path(sys.executable).name
PYTHON = (str(EXECUTABLE), "-P", "-X", "utf8", "-c", START_WORKER)

_INSTALL = "On Debian and Ubuntu: sudo apt-get install bubblewrap"
_ALLOW_NAMESPACES = (
    "On Ubuntu 24.04 and newer, allow it: "
    "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
)


class SandboxError(Exception):
    """The sandbox that was asked for can't be had; its text says why, and what to do."""


@dataclass(frozen=True)
class Sandbox:
    """A way to start workers. `name` stands in the report: "bubblewrap" or "process"."""

    name: str
    _bubblewrap: str | None = None

    def start_worker(self, folder: Path) -> Worker:
        """Start a worker for a submission's folder."""
        return WorkerProcess(self.launch(folder))

    def launch(self, folder: Path) -> Launch:
        """Say how to start a worker for a submission's folder."""
        if self._bubblewrap is None:
            return Launch(
                (*PYTHON, str(ENGINE.parent), str(folder)), {**os.environ, **WORKER_VARIABLES}
            )
        command = (
            *bubblewrap_command(self._bubblewrap, folder),
            *(*PYTHON, ENGINE_INSIDE, SUBMISSION_INSIDE),
        )
        return Launch(command, bare_environment(), signals_from=128)


@functools.cache
def choose_sandbox(mode: str) -> Sandbox:
    """Return the sandbox of a mode. Raises SandboxError where bubblewrap doesn't work."""
    if mode == "process":
        return Sandbox("process")
    bubblewrap = shutil.which("bwrap") if sys.platform.startswith("linux") else None
    problem = what_is_wrong_with(bubblewrap)
    if not problem:
        return Sandbox("bubblewrap", bubblewrap)
    if mode == "auto":
        return Sandbox("process")
    raise SandboxError(problem)


def what_is_wrong_with(bubblewrap: str | None) -> str:
    """Try bubblewrap, with all that a worker gets; return "" where it works."""
    if bubblewrap is None:
        if sys.platform.startswith("linux"):
            return f"bubblewrap is not installed. {_INSTALL}"
        return "bubblewrap exists for Linux only"
    # A worker takes long to start: `true` in its place tells as much.
    true = os.path.realpath(shutil.which("true") or "/bin/true")
    command = [*bubblewrap_command(bubblewrap, ENGINE), "/true"]
    command[1:1] = ["--ro-bind", true, "/true"]
    tried = subprocess.run(
        command, env=bare_environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    if tried.returncode == 0:
        return ""
    said = tried.stderr.decode("utf-8", errors="replace").strip().splitlines()
    reason = said[0] if said else f"exit status {tried.returncode}"
    if "Unknown option" in reason:
        return f"bubblewrap is too old, 0.8 is needed ({reason})"
    return f"bubblewrap can't make a sandbox here ({reason}). {_ALLOW_NAMESPACES}"
