"""What a worker sees of the machine: how it is started in bubblewrap, or as a plain process.

In bubblewrap it has a file system of its own: Python, read-only; the one submission, read-only, as
``/submission``; the worker's own files as ``/worker``; and a small ``/tmp``. No network, no other
process, no environment but a few variables. It dies with the grader. What a worker may use up is
limited by itself (`limits`), in bubblewrap and as a plain process alike.
"""

import collections
import functools
import os
import shutil
import site
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path, PurePath

# The worker's modules are not run here, but shown to it; to import them compiles them, too.
import grader
from grader import limits, protocol, system_calls, worker
from grader.catalogue import PROJECT
from grader.threads import ONE_THREAD

MODES = ("auto", "bubblewrap", "process")
"""What may be asked for; "auto" is bubblewrap where it works."""

# Quicker than `-m grader.worker`: it needs no runpy, and finds compiled code.
START_WORKER = "import sys; from grader.worker import main; main(sys.argv[1])"
PYTHON = (sys.executable, "-P", "-X", "utf8", "-c", START_WORKER)

SUBMISSION_INSIDE = "/submission"
WORKER_INSIDE = "/worker"
TEMPORARY_BYTES = 32 * 2**20
"""Size of the worker's /tmp. It is memory."""
NOBODY = "65534"

SYSTEM = (
    *("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64"),
    *("/etc/ld.so.cache", "/etc/alternatives", "/nix/store"),
)
"""Where the libraries are that Python and NumPy load."""
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
KEPT_VARIABLES = ("LD_LIBRARY_PATH", "PYTHONHOME")
"""What Python may need to start at all."""

_INSTALL = "On Debian and Ubuntu: sudo apt-get install bubblewrap"
_ALLOW_NAMESPACES = (
    "On Ubuntu 24.04 and newer, allow it: "
    "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
)


class SandboxError(Exception):
    """The sandbox that was asked for can't be had; its text says why, and what to do."""


@dataclass(frozen=True)
class Launch:
    """How to start a worker."""

    command: tuple[str, ...]
    environment: dict[str, str]
    signals_from: int | None = None
    """The exit status that stands for signal 0, where signals come as a status."""


@dataclass(frozen=True)
class Sandbox:
    """A way to start workers. `name` stands in the report: "bubblewrap" or "process"."""

    name: str
    _bubblewrap: str | None = None

    def launch(self, folder: Path) -> Launch:
        """Say how to start a worker for a submission's folder."""
        if self._bubblewrap is None:
            return Launch((*PYTHON, str(folder)), _plain_environment())
        command = (*_bubblewrap_command(self._bubblewrap, folder), *PYTHON, SUBMISSION_INSIDE)
        return Launch(command, _bare_environment(), signals_from=128)


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
    command = [*_bubblewrap_command(bubblewrap, PROJECT / "grader"), "/true"]
    command[1:1] = ["--ro-bind", true, "/true"]
    tried = subprocess.run(
        command, env=_bare_environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    if tried.returncode == 0:
        return ""
    said = tried.stderr.decode("utf-8", errors="replace").strip().splitlines()
    reason = said[0] if said else f"exit status {tried.returncode}"
    if "Unknown option" in reason:
        return f"bubblewrap is too old, 0.8 is needed ({reason})"
    return f"bubblewrap can't make a sandbox here ({reason}). {_ALLOW_NAMESPACES}"


def _plain_environment() -> dict[str, str]:
    path = [str(PROJECT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, path))}


def _bare_environment() -> dict[str, str]:
    path = [WORKER_INSIDE, os.environ.get("PYTHONPATH", "")]
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    if site.ENABLE_USER_SITE:
        # NumPy may be there, by `pip install --user`; with another home, Python would miss it.
        kept["PYTHONUSERBASE"] = site.getuserbase()
    return {
        **kept,
        **ONE_THREAD,
        "PYTHONPATH": os.pathsep.join(filter(None, path)),
        "HOME": "/tmp",
        "TMPDIR": "/tmp",
        "LANG": "C.UTF-8",
    }


# ── the command of bubblewrap ────────────────────────────────────────────────────────────────


def _bubblewrap_command(bubblewrap: str, folder: Path) -> list[str]:
    """Return everything up to the program that is to run."""
    return [
        bubblewrap,
        *("--unshare-all", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY),
        *("--hostname", "worker", "--cap-drop", "ALL", "--die-with-parent"),
        *("--size", str(TEMPORARY_BYTES), "--tmpfs", "/tmp"),
        *_python(),
        *(part for device in DEVICES for part in ("--dev-bind", device, device)),
        *(part for file in _worker_files() for part in file),
        *("--ro-bind", str(folder), SUBMISSION_INSIDE),
        *("--chdir", SUBMISSION_INSIDE),
        *("--remount-ro", "/"),
        "--",
    ]


def _worker_files() -> Iterator[tuple[str, str, str]]:
    """Yield how to show the worker's own modules, and nothing else of the grader."""
    for module in (grader, worker, protocol, limits, system_calls):
        source = PurePath(str(module.__file__))
        inside = PurePath(WORKER_INSIDE) / source.relative_to(PROJECT)
        yield "--ro-bind", str(source), str(inside)
        # Compiled code may be elsewhere (PYTHONPYCACHEPREFIX); the worker looks beside its source.
        compiled = cache_from_source(str(source))
        if os.path.exists(compiled):
            beside = inside.parent / "__pycache__" / PurePath(compiled).name
            yield "--ro-bind", compiled, str(beside)


# ── the Python installation ──────────────────────────────────────────────────────────────────


def _python() -> list[str]:
    """Return how to show Python, and what it loads, where it really is."""
    return show([*SYSTEM, *_python_paths()], hidden=_hidden_folders())


def _python_paths() -> Iterator[str]:
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
    return [str(PROJECT), os.path.expanduser("~"), *copies]


def show(paths: Iterable[str], hidden: Iterable[str] = ()) -> list[str]:
    """Return options that show files and folders, read-only, where they really are.

    The links that lead to them are made again. A hidden folder is empty, save for what is shown
    inside of it.
    """
    links: dict[str, str] = {}
    shown: dict[str, bool] = {}
    for path in paths:
        links_on_the_way, real = resolve(path)
        if os.path.exists(real):
            links |= links_on_the_way
            shown[real] = True
    for path in map(os.path.realpath, hidden):
        if os.path.isdir(path) and _is_shown(path, shown):
            shown[path] = False
    options = []
    # What is inside comes after what is around it.
    for path in sorted(shown, key=len):
        options += ["--ro-bind", path, path] if shown[path] else ["--tmpfs", path]
    for link, target in links.items():
        if not _is_shown(link, shown):
            options += ["--symlink", target, link]
    for path in shown:
        if not shown[path]:
            options += ["--remount-ro", path]
    return options


def _is_shown(path: str, shown: dict[str, bool]) -> bool:
    """Whether the closest of the folders around a path is shown."""
    around = [folder for folder in shown if PurePath(path).is_relative_to(folder)]
    return bool(around) and shown[max(around, key=len)]


def resolve(path: str) -> tuple[dict[str, str], str]:
    """Return the symbolic links on the way to a path, with their targets, and where it ends."""
    links: dict[str, str] = {}
    place = "/"
    rest = collections.deque(PurePath(os.path.abspath(path)).parts[1:])
    while rest:
        part = rest.popleft()
        if part == "..":
            place = os.path.dirname(place)
            continue
        step = os.path.join(place, part)
        if step in links or not os.path.islink(step):
            # A link that was met before leads in a circle, or was followed already.
            place = os.path.realpath(step) if step in links else step
            continue
        links[step] = target = os.readlink(step)
        if target.startswith("/"):
            place = "/"
        rest.extendleft(reversed([each for each in PurePath(target).parts if each != "/"]))
    return links, place
