"""The command of bubblewrap: what a worker in it sees of the machine.

It has a file system of its own: Python, read-only; the worker's folder of the grader, read-only,
in ``/worker``; and two small folders that are memory, ``/tmp`` and ``/submission``, where it writes
what was handed in. No network, no other process, no environment but a few variables. It dies with
the grader.
"""

import os
import site
import sys
from collections.abc import Iterator
from pathlib import PurePath

from grader.boundary.shown import show
from grader.boundary.variables import WORKER_VARIABLES, search_paths
from grader.course import ENGINE, course

# Not run here, but shown to the worker; to import it compiles all that the worker imports.
from grader.worker import main as _main  # noqa: F401
from grader.worker.landlock import DEVICES
from grader.worker.template import OWN_BYTES, OWN_PLACES, SUBMISSION

ENGINE_INSIDE = "/worker"
WORKER_ROOM = "grader/worker"
"""All of the grader that is shown, below the folder that the engine lies in."""
NOBODY = "65534"

SYSTEM = (
    *("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64"),
    *("/etc/ld.so.cache", "/etc/alternatives", "/nix/store"),
)
"""Where the libraries are that Python and NumPy load."""


def bubblewrap_command(bubblewrap: str, *options: str) -> list[str]:
    """Return everything up to the program that is to run, with options of one's own."""
    return [
        bubblewrap,
        *("--unshare-all", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY),
        *("--hostname", "worker", "--cap-drop", "ALL", "--die-with-parent"),
        *options,
        *(part for place in OWN_PLACES for part in ("--size", str(OWN_BYTES), "--tmpfs", place)),
        # Python, and what it loads, where it really is.
        *show([*SYSTEM, *_python_paths()], hidden=_hidden_folders()),
        *(part for device in DEVICES for part in ("--dev-bind", device, device)),
        *("--ro-bind", str(ENGINE.parent / WORKER_ROOM), f"{ENGINE_INSIDE}/{WORKER_ROOM}"),
        *("--chdir", SUBMISSION),
        *("--remount-ro", "/"),
        "--",
    ]


def bare_environment() -> dict[str, str]:
    """Return all variables that a worker in bubblewrap has."""
    kept = search_paths()
    if site.ENABLE_USER_SITE:
        # NumPy may be there, by `pip install --user`; with another home, Python would miss it.
        kept["PYTHONUSERBASE"] = site.getuserbase()
    return {**kept, **WORKER_VARIABLES, "HOME": "/tmp", "TMPDIR": "/tmp", "LANG": "C.UTF-8"}


def _python_paths() -> Iterator[str]:
    """Yield the files and folders of this Python's installation."""
    yield sys.executable
    for prefix in (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix):
        yield f"{prefix}/pyvenv.cfg"
        yield f"{prefix}/lib"
        yield f"{prefix}/lib64"
    # Packages elsewhere: a user's own, or those of an environment that this one is laid over.
    for folder in (*sys.path, *site.getsitepackages()):
        if PurePath(folder).name in ("site-packages", "dist-packages"):
            yield folder


def _hidden_folders() -> list[str]:
    """Return what stays out of sight even where Python is installed around it."""
    # Installed by `pip install .`, the grader itself is a package among others.
    copies = [f"{path}/grader" for path in _python_paths() if path.endswith("-packages")]
    return [str(ENGINE), str(course().root), os.path.expanduser("~"), *copies]
