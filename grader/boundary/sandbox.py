"""Where a submission runs: in bubblewrap, or in a plain process; how its workers are started.

What a worker in bubblewrap sees of the machine says `bubblewrap`. What a worker may use up is
limited by itself (`grader.worker.limits`), in bubblewrap and in a plain process alike.
"""

import contextlib
import functools
import shutil
import subprocess
import sys
from pathlib import Path

from grader.boundary.bubblewrap import ENGINE_INSIDE, bare_environment, bubblewrap_command
from grader.boundary.process import Launch, StartedProcess
from grader.boundary.template import Template, TemplateError
from grader.boundary.variables import environment
from grader.boundary.worker import Worker
from grader.boundary.worker_process import WorkerProcess
from grader.course import ENGINE
from grader.worker.landlock import version_of_landlock
from grader.worker.template import SUBMISSION

# Quicker than `-m grader.worker.main`: it needs no runpy, and finds compiled code. While NumPy is
# loaded there is no garbage to collect, and looking for it takes a tenth of the time.
BEGIN = "import gc, sys; gc.disable(); sys.path.insert(0, sys.argv[1]); from grader.worker"
START_WORKER = f"{BEGIN}.main import main; main()"
START_SANDBOXED = f"{BEGIN}.main import main; main(sandboxed=True)"
START_TEMPLATE = f"{BEGIN}.template import main; main()"
# Where it really is, but for its last link, by which Python knows its environment: started as
# ../.venv/bin/python, it would be looked for in a folder that is not shown in the sandbox.
EXECUTABLE = Path(sys.executable).parent.resolve() / Path(sys.executable).name
PYTHON = (str(EXECUTABLE), "-P", "-X", "utf8", "-c")

_INSTALL = "On Debian and Ubuntu: sudo apt-get install bubblewrap"
_ALLOW_NAMESPACES = (
    "On Ubuntu 24.04 and newer, allow it: "
    "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
)


class SandboxError(Exception):
    """The sandbox that was asked for can't be had; its text says why, and what to do."""


class Sandbox:
    """A way to start workers. `name` stands in the report: "bubblewrap" or "process"."""

    name = "process"

    @property
    def protects_files(self) -> bool:
        """Whether a worker can change no files of ours."""
        return version_of_landlock() > 0

    def start_worker(self) -> Worker:
        """Start a worker."""
        return WorkerProcess(StartedProcess(self.launch()))

    def launch(self) -> Launch:
        """Say how to start a worker's process."""
        return Launch((*PYTHON, START_WORKER, str(ENGINE.parent)), environment())


class Bubblewrap(Sandbox):
    """bubblewrap, anew for each worker."""

    name = "bubblewrap"
    protects_files = True

    def __init__(self, bubblewrap: str) -> None:
        self._bubblewrap = bubblewrap

    def launch(self) -> Launch:
        """Say how to start a worker's process in it."""
        command = (*bubblewrap_command(self._bubblewrap), *PYTHON, START_SANDBOXED, ENGINE_INSIDE)
        return Launch(command, bare_environment(), SUBMISSION, signals_from=128)


class BubblewrapOnce(Bubblewrap):
    """bubblewrap once, for a template that forks workers. Raises TemplateError."""

    def __init__(self, bubblewrap: str) -> None:
        super().__init__(bubblewrap)
        self._template = self._start_template()

    def start_worker(self) -> Worker:
        """Fork a worker."""
        try:
            process = self._template.fork()
        except OSError:  # somebody has ended it
            self._template = self._start_template()
            process = self._template.fork()
        return WorkerProcess(process)

    def _start_template(self) -> Template:
        command = bubblewrap_command(self._bubblewrap, "--cap-add", "CAP_SYS_ADMIN")
        return Template([*command, *PYTHON, START_TEMPLATE, ENGINE_INSIDE], bare_environment())


@functools.cache
def choose_sandbox(mode: str) -> Sandbox:
    """Return the sandbox of a mode. Raises SandboxError where bubblewrap doesn't work."""
    if mode == "process":
        return Sandbox()
    bubblewrap = shutil.which("bwrap") if sys.platform.startswith("linux") else None
    if bubblewrap is not None:
        # Where bubblewrap works, this does as a rule: it is the quickest way to find out.
        with contextlib.suppress(TemplateError):
            return BubblewrapOnce(bubblewrap)
    problem = what_is_wrong_with(bubblewrap)
    if bubblewrap is not None and not problem:
        return Bubblewrap(bubblewrap)
    if mode == "auto":
        return Sandbox()
    raise SandboxError(problem)


def what_is_wrong_with(bubblewrap: str | None) -> str:
    """Try bubblewrap, with all that a worker gets; return "" where it works."""
    if bubblewrap is None:
        if sys.platform.startswith("linux"):
            return f"bubblewrap is not installed. {_INSTALL}"
        return "bubblewrap exists for Linux only"
    tried = subprocess.run(
        [*bubblewrap_command(bubblewrap), *PYTHON, "import ctypes"],
        env=bare_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    if tried.returncode == 0:
        return ""
    said = tried.stderr.decode("utf-8", errors="replace").strip().splitlines()
    reason = said[0] if said else f"exit status {tried.returncode}"
    if "Unknown option" in reason:
        return f"bubblewrap is too old, 0.8 is needed ({reason})"
    return f"bubblewrap can't make a sandbox here ({reason}). {_ALLOW_NAMESPACES}"
