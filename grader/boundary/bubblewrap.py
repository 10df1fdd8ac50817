"""The command of bubblewrap: what a worker in it sees of the machine.

It has a file system of its own: Python, read-only; the one submission, read-only, as
``/submission``; the worker's own folder of the grader in ``/worker``; and a small ``/tmp``. No
network, no other process, no environment but a few variables. It dies with the grader.
"""

import os
import site
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath

from grader.boundary.shown import show
from grader.boundary.variables import WORKER_VARIABLES
from grader.course import ENGINE, course

# Not run here, but shown to the worker; to import it compiles all that the worker imports.
from grader.worker import main as _main  # noqa: F401

SUBMISSION_INSIDE = "/submission"
ENGINE_INSIDE = "/worker"
WORKER_ROOM = "grader/worker"
"""All of the grader that is shown, below the folder that the engine lies in."""
TEMPORARY_BYTES = 32 * 2**20
"""Size of the worker's /tmp. It is memory."""
NOBODY = "65534"

SYSTEM = (
    *("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64"),
    *("/etc/ld.so.cache", "/etc/alternatives", "/nix/store"),
)
"""Where the libraries are that Python and NumPy load."""
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
KEPT_VARIABLES = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
"""What Python may need to start, and to find NumPy."""


def bubblewrap_command(bubblewrap: str, folder: Path) -> list[str]:
    """Return everything up to the program that is to run."""
    return [
        bubblewrap,
        *("--unshare-all", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY),
        *("--hostname", "worker", "--cap-drop", "ALL", "--die-with-parent"),
        *("--size", str(TEMPORARY_BYTES), "--tmpfs", "/tmp"),
        # Python, and what it loads, where it really is.
        *show([*SYSTEM, *_python_paths()], hidden=_hidden_folders()),
        *(part for device in DEVICES for part in ("--dev-bind", device, device)),
        *("--ro-bind", str(ENGINE.parent / WORKER_ROOM), f"{ENGINE_INSIDE}/{WORKER_ROOM}"),
        *("--ro-bind", str(folder), SUBMISSION_INSIDE),
        *("--chdir", SUBMISSION_INSIDE),
        *("--remount-ro", "/"),
        "--",
    ]


def bare_environment() -> dict[str, str]:
    """Return all variables that a worker in bubblewrap has."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if os.environ.get(name)}
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
