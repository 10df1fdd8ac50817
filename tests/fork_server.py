"""Forks processes that run a module, as `python -m` does; it has loaded what takes long to load.

It is a program of its own, and so are the processes: of the grader it loads nothing. `programs`
starts it, and speaks to it by its standard input, a socket. In comes what to run, with the streams
to run it with; out goes the exit status.
"""

import atexit
import gc
import importlib
import json
import os
import runpy
import socket
import sys
from typing import Any

LONGEST = 2**20
"""Bytes of a request."""
STREAMS = 3


def serve() -> dict[str, Any] | None:
    """Fork until nobody asks any more; in the processes that are forked, return what to run."""
    line = socket.socket(fileno=0)
    while True:
        text, streams, _, _ = socket.recv_fds(line, LONGEST, STREAMS)
        if not text:
            return None
        request: dict[str, Any] = json.loads(text)
        for name in request["loaded"]:
            importlib.import_module(name)
        gc.freeze()  # else looking for garbage copies all that is shared
        process = os.fork()
        if not process:
            line.detach()
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
                os.close(stream)
            return request
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(process, 0)
        line.send(str(os.waitstatus_to_exitcode(status)).encode("ascii"))


def run(module: str, arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """Run a module, as a Python would that was started in this folder with this environment."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    searched = environment.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:1] = [folder, *filter(None, searched)]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def end(status: object) -> None:
    """End this process as Python does, but for taking apart all that is loaded."""
    atexit._run_exitfuncs()
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(status or 0))  # type: ignore[call-overload]


if __name__ == "__main__" and (request := serve()):
    del request["loaded"]
    try:
        run(**request)
        end(0)
    except SystemExit as error:
        end(error.code)
