"""What a worker sees of the machine, and what it may use up."""

import contextlib
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.authoring.right_variants import copy_of_solutions, with_code
from grader.boundary.bubblewrap import NOBODY
from grader.boundary.outcome import CallFailed, Died
from grader.boundary.process import Launch, StartedProcess
from grader.boundary.sandbox import (
    START_SANDBOXED,
    Bubblewrap,
    BubblewrapOnce,
    Sandbox,
    SandboxError,
    choose_sandbox,
    what_is_wrong_with,
)
from grader.boundary.shown import resolve, show
from grader.boundary.submission import Submission
from grader.boundary.submitted import SubmittedModule
from grader.boundary.submitted_files import read_files
from grader.boundary.template import Template, TemplateError
from grader.boundary.variables import (
    SEARCH_PATHS,
    WORKER_VARIABLES,
    environment,
    search_paths,
)
from grader.boundary.worker_process import WorkerProcess
from grader.worker import limits
from grader.worker.landlock import DEVICES, version_of_landlock
from tests.boundary.test_hostile import needs_bubblewrap, needs_linux
from tests.places import PROJECT, SOLUTIONS
from tests.processes import descendants, still_running
from tests.submissions import all_checks, all_points, grade_by
from tests.test_runs import ALL_ITS_POINTS, ONE_FUNCTION, run, run_anew

CODE = """
import os
import sys
import numpy as np

def look(folder):
    return sorted(os.listdir(folder))

def variables():
    return dict(os.environ)

def identity():
    return os.getuid(), os.getcwd(), os.uname().nodename

def can_write(folder):
    try:
        with open(os.path.join(folder, "new"), "w") as file:
            file.write("x")
    except OSError:
        return False
    os.remove(os.path.join(folder, "new"))
    return True

def modules():
    import grader
    found = []
    own = ("worker.main", "worker.values", "worker.limits")
    for name in (*own, "boundary", "course", "checks", "judging.reference", "misconceptions"):
        try:
            __import__("grader." + name)
            found.append(name)
        except ImportError:
            pass
    return found

def hard_limits():
    import resource
    names = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE")
    return [resource.getrlimit(getattr(resource, name))[1] for name in names]

def end(number):
    os.kill(os.getpid(), number)

def leave(status):
    os._exit(status)

def process():
    return os.getpid()

def keep(name):
    with open(name, "w") as file:
        file.write("x")

def bury(depth):
    os.mkdir("locked", 0)
    for _ in range(depth):
        os.mkdir("deep")
        os.chdir("deep")

def mode_of(device):
    os.chmod(device, 0o644)

def descriptors():
    found = []
    for number in range(256):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    return found

def opens(path, flags):
    try:
        os.close(os.open(path, flags))
    except OSError:
        return False
    return True

def of_the_grader():
    return f"/proc/{os.getppid()}/"

def thread_pool():
    from multiprocessing.pool import ThreadPool
    with ThreadPool(2) as pool:
        return pool.map(abs, [-1, 2])

def mount():
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    return [libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None), ctypes.get_errno()]
"""

needs_landlock = pytest.mark.skipif(
    # Never silently in CI, whose kernel has it.
    version_of_landlock() == 0 and not (os.environ.get("CI") and sys.platform == "linux"),
    reason="the kernel doesn't know Landlock",
)

WAYS = {"from a template": BubblewrapOnce, "anew": Bubblewrap}
"""How a worker comes into bubblewrap."""


def submit(folder: Path, how: Sandbox) -> Submission:
    folder.mkdir()
    (folder / "module.py").write_text(CODE, encoding="utf-8")
    return Submission(read_files(folder), 5.0, how.start_worker)


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest) -> Sandbox:
    """bubblewrap, in each way."""
    return WAYS[request.param](shutil.which("bwrap"))


@pytest.fixture
def inside(way: Sandbox, tmp_path: Path) -> Iterator[SubmittedModule]:
    """A worker in bubblewrap."""
    submission = submit(tmp_path / "submission", way)
    yield submission.module("module")
    submission.close()


# ── what is seen ─────────────────────────────────────────────────────────────────────────────


@needs_bubblewrap
def test_a_worker_sees_its_submission_and_python(inside: SubmittedModule) -> None:
    """No home, no project, no /proc; of /dev and /etc next to nothing."""
    assert inside.look("/submission") == ["module.py"]
    assert inside.look("/worker") == ["grader"]
    assert inside.look("/dev") == ["null", "random", "shm", "urandom", "zero"]
    assert inside.look("/tmp") == [] or Path(sys.prefix).is_relative_to("/tmp")
    assert {"proc", "sys", "boot", "var", "mnt"}.isdisjoint(inside.look("/"))
    for folder in (PROJECT, Path.home()):
        try:
            seen = inside.look(str(folder))
        except CallFailed:
            continue
        assert {"grader", "solutions", "exercises", "tests"}.isdisjoint(seen)
        assert not [name for name in seen if name.startswith(".bash")]


@needs_bubblewrap
def test_of_the_grader_a_worker_has_the_boundary_only(inside: SubmittedModule) -> None:
    """No checks, no reference, no misconceptions."""
    assert inside.modules() == ["worker.main", "worker.values", "worker.limits"]


@needs_bubblewrap
def test_a_worker_has_few_variables(
    inside: SubmittedModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of what stands in the environment of the grader."""
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    names = set(inside.variables())
    assert "GITHUB_TOKEN" not in names
    assert names - {"LC_CTYPE"} <= {
        *("HOME", "TMPDIR", "LANG", "PWD", *WORKER_VARIABLES),
        *SEARCH_PATHS,
    }


@needs_bubblewrap
def test_a_worker_is_nobody(inside: SubmittedModule) -> None:
    """Not the user who grades, nor root; on a machine without a name."""
    assert inside.identity() == (int(NOBODY), "/submission", "worker")


@needs_bubblewrap
def test_a_worker_may_write_to_its_own_folders_only(inside: SubmittedModule) -> None:
    """Everything else is read-only, its devices as well."""
    assert inside.can_write("/tmp")
    assert inside.can_write("/submission")
    python = (sysconfig.get_path("purelib"), sysconfig.get_path("stdlib"))
    for folder in ("/", "/worker", "/dev", "/usr/lib", *python):
        assert not inside.can_write(folder)


@needs_bubblewrap
def test_workers_share_no_folder(way: Sandbox, inside: SubmittedModule, tmp_path: Path) -> None:
    """Each one has its own, also after another."""
    inside.keep("/tmp/kept")
    inside.keep("kept")
    other = submit(tmp_path / "other", way)
    assert "kept" not in other.module("module").look("/tmp")
    assert other.module("module").look("/submission") == ["module.py"]
    assert inside.look("/submission") == ["kept", "module.py"]
    other.close()


@needs_bubblewrap
def test_workers_share_no_processes(way: Sandbox, inside: SubmittedModule, tmp_path: Path) -> None:
    """Each one is the second process of its world; the first sees to it."""
    other = submit(tmp_path / "other", way)
    assert (inside.process(), other.module("module").process()) == (2, 2)
    other.close()


@needs_bubblewrap
def test_a_worker_has_no_descriptor_but_its_own(inside: SubmittedModule) -> None:
    """Its three streams, and the two ends of its line to the grader."""
    assert inside.descriptors() == [0, 1, 2, 3, 4]


@needs_bubblewrap
def test_a_worker_can_not_mount(inside: SubmittedModule) -> None:
    """The template's capability is not for the workers that it forks."""
    assert inside.mount() == [-1, errno.EPERM]


@needs_bubblewrap
@pytest.mark.parametrize("device", DEVICES)
def test_devices_keep_their_mode(device: str, tmp_path: Path) -> None:
    """They are the machine's own, and root would be their owner."""
    submission = submit(tmp_path / "submission", BubblewrapOnce(shutil.which("bwrap")))
    with pytest.raises(CallFailed) as failed:
        submission.module("module").mode_of(device)
    submission.close()
    assert failed.value.record.outcome.error == (
        "OSError" if os.getuid() == 0 else "PermissionError"
    )


@needs_bubblewrap
def test_a_template_that_has_been_ended_is_started_again(tmp_path: Path) -> None:
    """By whomever: the run goes on."""
    how = BubblewrapOnce(shutil.which("bwrap"))
    submission = submit(tmp_path / "submission", how)
    assert submission.module("module").process() == 2
    how._template.end()
    worker = submission._worker
    deadline = time.monotonic() + 30
    while submission._worker is worker and time.monotonic() < deadline:
        # The kernel ends what was in the sandbox a moment later.
        with contextlib.suppress(CallFailed):
            submission.module("module").process()
    assert submission._worker is not worker
    assert submission.module("module").process() == 2
    submission.close()


@needs_linux
def test_where_namespaces_are_refused_there_is_no_template() -> None:
    """As some systems do to whoever is not root: then each worker is started anew."""
    with pytest.raises(TemplateError):
        Template(["true"], {})


@pytest.mark.parametrize("mode", [pytest.param("bubblewrap", marks=needs_bubblewrap), "process"])
@needs_linux
def test_a_worker_is_limited(mode: str, tmp_path: Path) -> None:
    """In memory, CPU time, files, and it can't raise its limits again."""
    submission = submit(tmp_path / "submission", choose_sandbox(mode))
    assert submission.module("module").hard_limits() == [
        *(limits.MEMORY, limits.CPU_SECONDS, limits.OPEN_FILES, limits.FILE, 0)
    ]
    submission.close()


@needs_bubblewrap
def test_bubblewrap_alone_has_no_network() -> None:
    """A worker's filter refuses sockets; where there is no filter, nobody is at the other end."""
    launch = Bubblewrap(shutil.which("bwrap")).launch()
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = f"import socket; socket.create_connection({server.getsockname()}, timeout=2)"
        command = [part.replace(START_SANDBOXED, code) for part in launch.command]
        tried = subprocess.run(
            command, env=launch.environment, capture_output=True, encoding="utf-8", timeout=30
        )
    assert "Network is unreachable" in tried.stderr or "Connection refused" in tried.stderr


@needs_bubblewrap
def test_a_crash_reads_the_same_in_bubblewrap(inside: SubmittedModule) -> None:
    """By which signal, or with which status."""
    endings = []
    for call in (lambda: inside.end(signal.SIGSEGV), lambda: inside.leave(3)):
        with pytest.raises(CallFailed) as failed:
            call()
        endings.append(failed.value.record.outcome)
    assert endings == [Died("by signal SIGSEGV"), Died("with exit status 3")]


@needs_bubblewrap
@pytest.mark.parametrize("name", [one.__name__ for one in WAYS.values()])
def test_a_worker_dies_with_the_grader(name: str) -> None:
    """Even where the grader is killed."""
    code = (
        "import shutil\n"
        f"from grader.boundary.sandbox import {name}\n"
        f"how = {name}(shutil.which('bwrap'))\n"
        "worker = how.start_worker()\n"
        "worker.wait_until_ready()\n"
        "print('ready', flush=True)\n"
        "input()\n"
    )
    grader = subprocess.Popen(
        [sys.executable, "-c", code], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    grader.stdout.readline()
    processes = descendants(grader.pid)
    assert len(processes) >= 3  # bubblewrap, its own first process inside, and Python
    grader.kill()
    grader.communicate()
    assert still_running(processes, seconds=5) == []


# ── in a plain process ───────────────────────────────────────────────────────────────────────


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[SubmittedModule]:
    """A worker without bubblewrap."""
    submission = submit(tmp_path / "submission", choose_sandbox("process"))
    yield submission.module("module")
    submission.close()


@needs_landlock
def test_a_plain_process_may_write_to_its_own_folder_only(plain: SubmittedModule) -> None:
    """A copy of the submission; not where it was handed in, nor the solutions, nor the grader."""
    assert plain.can_write(".")
    assert plain.opens(os.devnull, os.O_WRONLY)
    for folder in (tempfile.gettempdir(), str(Path.home()), str(PROJECT)):
        assert not plain.can_write(folder)
    assert plain.opens(str(SOLUTIONS / "grid.py"), os.O_RDONLY)
    assert not plain.opens(str(SOLUTIONS / "grid.py"), os.O_WRONLY | os.O_APPEND)


@needs_landlock
@pytest.mark.parametrize("file", ["mem", "fd/1", "fd/0", "oom_score_adj", "autogroup"])
def test_a_plain_process_does_not_get_at_the_grader(file: str, plain: SubmittedModule) -> None:
    """Neither at its memory, nor at the screen that it prints to, nor at what it is worth."""
    for flags in (os.O_WRONLY, os.O_RDWR):
        assert not plain.opens(plain.of_the_grader() + file, flags)
    if file == "mem":
        assert not plain.opens(plain.of_the_grader() + file, os.O_RDONLY)


def test_a_plain_process_leaves_no_file(plain: SubmittedModule, tmp_path: Path) -> None:
    """What it writes goes with it, and what was handed in is as it was."""
    plain.keep("log.txt")
    folder = plain._submission._worker._process.folder
    assert (Path(folder) / "log.txt").exists()
    plain._submission.close()
    assert not Path(folder).exists()
    assert os.listdir(tmp_path / "submission") == ["module.py"]


@needs_linux
def test_a_plain_process_leaves_no_folder_however_deep(plain: SubmittedModule) -> None:
    """Deeper than Python's own calls go; and one in it that its owner may not read."""
    plain.bury(1_200)
    folder = plain._submission._worker._process.folder
    plain._submission.close()
    assert not Path(folder).exists()


@needs_landlock
def test_a_plain_process_opens_no_device_that_matters(plain: SubmittedModule) -> None:
    """A disk, say, which root could; those that swallow and make bytes are free."""
    assert all(plain.opens(device, os.O_WRONLY) for device in DEVICES)
    assert not plain.opens("/dev/full", os.O_WRONLY)
    assert not plain.can_write("/dev")


@pytest.mark.parametrize("mode", [pytest.param("bubblewrap", marks=needs_bubblewrap), "process"])
@needs_linux
def test_what_needs_files_or_shared_memory_works_in_both_modes(mode: str, tmp_path: Path) -> None:
    """A log beside the module, and a pool of threads, whose locks are shared memory."""
    submission = submit(tmp_path / "submission", choose_sandbox(mode))
    module = submission.module("module")
    module.keep("log.txt")
    assert module.look(".") == ["log.txt", "module.py"]
    assert module.thread_pool() == [1, 2]
    submission.close()


@needs_linux
@pytest.mark.parametrize("name", SEARCH_PATHS)
def test_the_current_folder_is_no_place_to_look_for_code(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty entry means that, and a relative one something in it."""
    monkeypatch.setenv(name, os.pathsep.join(["", "here", "/usr/lib", "."]))
    assert search_paths()[name] == "/usr/lib"
    monkeypatch.setenv(name, os.pathsep)
    assert name not in search_paths()
    assert name not in environment()


# ── any Python, anywhere ─────────────────────────────────────────────────────────────────────


@needs_bubblewrap
def test_a_checkout_and_an_environment_under_any_name(tmp_path: Path) -> None:
    """Spaces and accents; a virtual environment inside of the checkout, laid over another."""
    project = tmp_path / "mes élèves, 2. Jahr" / "katas"
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "grader", project / "grader", ignore=ignore)
    shutil.copytree(SOLUTIONS, project / "solutions", ignore=ignore)
    shutil.copytree(SOLUTIONS, project / "exercises", ignore=ignore)
    shutil.copy(PROJECT / "pyproject.toml", project)
    environment = project / "my env"
    make = [sys.executable, "-m", "venv", "--without-pip", str(environment)]
    subprocess.run(make, check=True, timeout=60)
    packages = sysconfig.get_path("purelib", vars={"base": environment})
    Path(packages, "other.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    done = subprocess.run(
        [environment / "bin" / "python", "-m", "pytest", "grader", "--sandbox", "bubblewrap"],
        cwd=project,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert "exercises/, graded in a sandbox (bubblewrap)" in done.stdout
    assert f"\n{all_points()} of {all_points()} points" in done.stdout


@needs_bubblewrap
def test_packages_may_be_a_users_own(tmp_path: Path) -> None:
    """As `pip install --user` has them, for a Python without an environment."""
    base = tmp_path / "base"
    packages = Path(sysconfig.get_path("purelib", f"{os.name}_user", vars={"userbase": base}))
    packages.mkdir(parents=True)
    (packages / "other.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (packages / "only_here.py").touch()
    submission = with_code(tmp_path / "exercises", {"neural_network": "import only_here"})
    done = subprocess.run(
        [
            *(sys._base_executable, "-m", "pytest", "grader", "--submission", submission),
            *("--sandbox", "bubblewrap", *ONE_FUNCTION),
        ],
        cwd=PROJECT,
        env={
            **{name: value for name, value in os.environ.items() if name != "PYTHONNOUSERSITE"},
            "PYTHONUSERBASE": str(base),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert ALL_ITS_POINTS in done.stdout, done.stdout + done.stderr


@needs_bubblewrap
def test_compiled_code_may_be_anywhere(tmp_path: Path) -> None:
    """As PYTHONPYCACHEPREFIX says; the first run has to make it, the second finds it."""
    for _ in range(2):
        done = run_anew(
            *("grader", "--sandbox", "bubblewrap", "--submission", "solutions", *ONE_FUNCTION),
            PYTHONPYCACHEPREFIX=str(tmp_path),
        )
        assert ALL_ITS_POINTS in done.stdout
    assert list(tmp_path.rglob("main.*.pyc"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Python as tools install it: links to links, of files and of folders."""
    for folder in ("versions/3.11.9/bin", "versions/3.11.9/lib", "project/.venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "versions/3.11.9/bin/python3.11").touch()
    (tmp_path / "versions/3.11").symlink_to("3.11.9")
    (tmp_path / "project/.venv/bin/python3").symlink_to("../../../versions/3.11/bin/python3.11")
    (tmp_path / "project/.venv/bin/python").symlink_to("python3")
    return tmp_path


def options_about(options: list[str], tree: Path) -> list[str]:
    """Return options, with the paths below the tree written shorter."""
    return [option.replace(f"{os.path.realpath(tree)}/", "") for option in options]


@needs_linux
def test_links_on_the_way_are_made_again(tree: Path) -> None:
    """And what they lead to is shown where it really is."""
    links, real = resolve(str(tree / "project/.venv/bin/python"))
    assert os.path.realpath(real) == os.path.realpath(tree / "versions/3.11.9/bin/python3.11")
    assert options_about(show([str(tree / "project/.venv/bin/python")]), tree) == [
        *("--ro-bind", "versions/3.11.9/bin/python3.11", "versions/3.11.9/bin/python3.11"),
        *("--symlink", "python3", "project/.venv/bin/python"),
        *("--symlink", "../../../versions/3.11/bin/python3.11", "project/.venv/bin/python3"),
        *("--symlink", "3.11.9", "versions/3.11"),
    ]
    assert len(links) == 3


@needs_linux
def test_links_inside_of_what_is_shown_are_there_already(tree: Path) -> None:
    """They are not made a second time."""
    options = show([str(tree / "versions"), str(tree / "versions/3.11/lib")])
    assert "--symlink" not in options


@needs_linux
def test_a_link_in_a_circle_is_left_out(tmp_path: Path) -> None:
    """It leads nowhere."""
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    assert show([str(tmp_path / "one")]) == []


@needs_linux
def test_what_is_hidden_is_empty_but_for_what_is_shown_in_it(tree: Path) -> None:
    """A project inside of Python's own folder, which has an environment inside."""
    shown = [str(tree), str(tree / "project/.venv/bin")]
    options = options_about(show(shown, hidden=[str(tree / "project")]), tree)
    assert options[options.index("--tmpfs") :] == [
        *("--tmpfs", "project"),
        *("--ro-bind", "project/.venv/bin", "project/.venv/bin"),
        *("--remount-ro", "project"),
    ]


@needs_linux
def test_nothing_is_hidden_where_nothing_is_shown(tree: Path) -> None:
    """It isn't there anyway."""
    assert "--tmpfs" not in show([str(tree / "versions")], hidden=[str(tree / "project")])


# ── which one ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def fresh_choice() -> Iterator[None]:
    """Choose anew, and let later tests do so, too."""
    choose_sandbox.cache_clear()
    yield
    choose_sandbox.cache_clear()


@needs_linux
def test_bubblewrap_that_is_missing_is_named_with_how_to_get_it(
    fresh_choice: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for, it is refused; by default, a plain process takes its place."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SandboxError, match=r"not installed.*sudo apt-get install bubblewrap"):
        choose_sandbox("bubblewrap")
    assert choose_sandbox("auto").name == choose_sandbox("process").name == "process"


def test_bubblewrap_is_for_linux_only(fresh_choice: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere it is not even looked for."""
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="exists for Linux only"):
        choose_sandbox("bubblewrap")


@needs_linux
@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("bwrap: setting up uid map: Permission denied", "apparmor_restrict_unprivileged_userns=0"),
        ("bwrap: Unknown option --size", "too old, 0.8 is needed"),
        ("", "exit status 1"),
    ],
)
def test_bubblewrap_that_fails_is_quoted(said: str, answer: str, tmp_path: Path) -> None:
    """With what to do about it."""
    broken = tmp_path / "bwrap"
    broken.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    problem = what_is_wrong_with(str(broken))
    assert answer in problem
    assert said in problem


@needs_linux
def test_a_run_that_asks_for_bubblewrap_never_does_without(tmp_path: Path) -> None:
    """It is a usage error, in one sentence."""
    done = run("grader", "--sandbox", "bubblewrap", PATH=str(tmp_path))
    assert done.returncode == 4
    assert "--sandbox bubblewrap: bubblewrap is not installed." in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        pytest.param("bubblewrap", "in a sandbox (bubblewrap)", marks=needs_bubblewrap),
        ("process", "in a plain process"),
    ],
)
def test_the_first_line_says_where_it_ran(mode: str, words: str) -> None:
    """So that nobody takes one for the other."""
    done = run("grader", "--sandbox", mode, *ONE_FUNCTION)
    assert f"\nexercises/, graded {words}\n" in done.stdout


def test_a_worker_that_can_not_start_costs_points_and_says_so(tmp_path: Path) -> None:
    """Bubblewrap was tried before; should it fail later, the run still ends with a report."""

    def start_broken() -> WorkerProcess:
        code = "raise SystemExit(7)"
        launch = Launch((sys.executable, "-c", code), dict(os.environ))
        return WorkerProcess(StartedProcess(launch))

    files = read_files(copy_of_solutions(tmp_path / "exercises"))
    submission = Submission(files, 5.0, start_broken)
    with pytest.raises(CallFailed) as failed:
        submission.module("grid").make_data()
    assert failed.value.record.outcome == Died("with exit status 7")


def test_both_ways_give_the_same_points(tmp_path: Path) -> None:
    """By default, whichever works here."""
    checks = [check for check in all_checks() if check.function == "make_data"]
    report = grade_by(copy_of_solutions(tmp_path / "exercises"), checks)
    assert report.points == report.max_points
    assert report.sandbox == choose_sandbox("auto").name
