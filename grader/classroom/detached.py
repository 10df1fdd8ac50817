"""Starts processes of the grader by a command: with nothing of the one that starts them."""

import os
import socket
import subprocess
import sys
from multiprocessing.connection import Connection

from grader.classroom.lane import Settings, work
from grader.classroom.lanes import Started
from grader.course import ENGINE

_BEGIN = (
    "import importlib, sys; sys.path.insert(0, sys.argv[1]); "
    "importlib.import_module(sys.argv[2]).main(*sys.argv[3:])"
)


def detached_process(module: str, *arguments: str) -> list[str]:
    """Return the command that runs the function `main` of a module."""
    return [sys.executable, "-P", "-c", _BEGIN, str(ENGINE.parent), module, *arguments]


def start_detached(settings: Settings) -> Started:
    """Start a lane, from a process whose children by `multiprocessing` are not to be had.

    Those of Dask are "daemons", which may have none. Not on Windows.
    """
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(detached_process(__name__), stdin=theirs.fileno())
    theirs.close()
    line = Connection(ours.detach())

    def end() -> None:
        process.kill()
        process.wait()

    # It waits for this first of all; where it has ended already, whoever asks it something sees.
    line.send(settings)
    return Started(line, process.pid, end)


def main() -> None:
    """Be a lane; its line is standard input."""
    line = Connection(os.dup(0))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    work(line, line.recv())
