"""Runs programs in processes of their own: `python -m MODULE ...`, in a folder.

Most of the time that a short one takes it loads pytest and NumPy. So on Linux its process is forked
from one that has loaded them: see `fork_server`. Where it is the point how Python itself begins, a
Python is started for it.
"""

import functools
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from grader.boundary.variables import ONE_THREAD

SECONDS = 120.0
LOADED = ("pytest", "_pytest.assertion.rewrite", "_pytest.terminal", "_pytest.doctest", "numpy")
"""All that every program of the grader's loads and is not the grader's."""
LOADED_BY_STAFF = (*LOADED, "click", "nbgrader.preprocessors")
"""What the commands of teachers load: it takes 2 s."""

Done = subprocess.CompletedProcess[str]


def run_anew(module: str, *arguments: str, folder: Path, environment: Mapping[str, str]) -> Done:
    """Run a module in a Python that is started for it."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )


def run(module: str, *arguments: str, folder: Path, environment: Mapping[str, str]) -> Done:
    """Run a module in a process that is forked for it, where there is a way."""
    if sys.platform != "linux":
        return run_anew(module, *arguments, folder=folder, environment=environment)
    request = {
        "loaded": LOADED_BY_STAFF if module == "grader.cli.staff" else LOADED,
        "module": module,
        "arguments": arguments,
        "folder": str(folder.resolve()),
        "environment": dict(environment),
    }
    with (
        open(os.devnull, "rb") as stdin,
        tempfile.TemporaryFile() as stdout,
        tempfile.TemporaryFile() as stderr,
    ):
        streams = [stdin.fileno(), stdout.fileno(), stderr.fileno()]
        status = _fork_server().fork(json.dumps(request).encode("utf-8"), streams)
        for stream in (stdout, stderr):
            stream.seek(0)
        told, warned = stdout.read().decode("utf-8"), stderr.read().decode("utf-8")
    return subprocess.CompletedProcess([module, *arguments], status, told, warned)


class ForkServer:
    """The process that forks; it ends with this one."""

    def __init__(self) -> None:
        self._line, its_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environment = {**os.environ, **ONE_THREAD, "PYTHONIOENCODING": "utf-8"}
        environment.pop("PYTHONPATH", None)
        subprocess.Popen(
            [sys.executable, "-W", "ignore", Path(__file__).with_name("fork_server.py")],
            stdin=its_end.fileno(),
            env=environment,
        )
        its_end.close()
        self._line.settimeout(SECONDS)

    def fork(self, request: bytes, streams: list[int]) -> int:
        """Fork a process; return its exit status. Raises TimeoutError."""
        socket.send_fds(self._line, [request], streams)
        return int(self._line.recv(16))


@functools.cache
def _fork_server() -> ForkServer:
    return ForkServer()
