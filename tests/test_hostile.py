"""Hostile submissions gain nothing: the corpus of attacks, in bubblewrap and without it.

Each attack is graded by a grader that lives on (`grade_in_turn`), a right submission after it; some
are also graded by the real command. What one may cost, and what it may not gain, stands in its own
file (`attacks`).
"""

import contextlib
import json
import os
import queue
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.catalogue import PROJECT
from grader.sandbox import what_is_wrong_with
from grader.variants import copy_of_solutions
from tests.attacks import CALL_TIMEOUT, GROUPS, PLANTED, Attack, read_corpus
from tests.processes import descendants, still_running
from tests.submissions import all_checks
from tests.test_runs import run

ATTACKS = read_corpus()
SUBJECTS = [
    check.subject
    for check in all_checks()
    if check.exercise == "neural_network" or check.subject == "grid.make_data"
]
MAX_POINTS = 44
SECONDS = 60
"""For one run; what hangs is ended then, and has failed."""
LANES = 3
"""So many attacks are graded side by side."""
SECRET = "a-secret-of-the-machine"

BUBBLEWRAP_PROBLEM = what_is_wrong_with(shutil.which("bwrap"))
needs_bubblewrap = pytest.mark.skipif(
    # Never silently in CI, where it is installed.
    bool(BUBBLEWRAP_PROBLEM) and not (os.environ.get("CI") and sys.platform == "linux"),
    reason=BUBBLEWRAP_PROBLEM,
)
needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a plain process has too few limits for such code"
)


# ── runs, side by side ───────────────────────────────────────────────────────────────────────


class Listener:
    """Servers on this machine that an attack may find; they count who comes.

    They listen on the loopback, by TCP, by UDP, and under an abstract name where there are such.
    """

    def __init__(self) -> None:
        tcp, udp = socket.create_server(("127.0.0.1", 0)), socket.socket(type=socket.SOCK_DGRAM)
        self.port = tcp.getsockname()[1]
        self.visits: list[str] = []
        udp.bind(("127.0.0.1", self.port))
        self._servers = [tcp, udp]
        if sys.platform == "linux":
            abstract = socket.socket(socket.AF_UNIX)
            abstract.bind(f"\0katas-{self.port}")
            abstract.listen()
            self._servers.append(abstract)
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._wait, args=(one,)) for one in self._servers]
        for thread in self._threads:
            thread.start()

    def _wait(self, server: socket.socket) -> None:
        server.settimeout(0.1)
        while not self._is_over.is_set():
            with contextlib.suppress(TimeoutError):
                if server.type == socket.SOCK_DGRAM:
                    server.recvfrom(100)
                else:
                    server.accept()[0].close()
                self.visits.append(str(server.family))

    def close(self) -> None:
        """Listen no more."""
        # A thread that still waited would take a connection meant for another test's server.
        self._is_over.set()
        for thread, server in zip(self._threads, self._servers, strict=True):
            thread.join()
            server.close()


class GradesInTurn:
    """A grader's process that lives on from one submission to the next; see `grade_in_turn`."""

    def __init__(self, mode: str, folder: Path) -> None:
        # Where GitHub's runner would look: an attack may write there.
        runner = {name: str(folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.grade_in_turn", mode],
            cwd=PROJECT,
            env={**os.environ, **runner, "KATAS_SECRET": SECRET},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def grade(
        self, submission: Path, file: Path, subjects: list[str], call_timeout: float = CALL_TIMEOUT
    ) -> dict:
        """Grade a submission by the checks of some functions; return the report."""
        line = json.dumps([str(submission), str(file), subjects, call_timeout]) + "\n"
        hanging = threading.Timer(SECONDS, self.process.kill)
        hanging.start()
        self.process.stdin.write(line.encode())
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        hanging.cancel()
        assert answer == b"graded\n", f"the grader was ended, or did not end within {SECONDS} s"
        return json.loads(file.read_text(encoding="utf-8"))

    def processes(self) -> list[int]:
        """Return the processes that runs have left behind; bubblewrap's take a moment to end."""
        return still_running(descendants(self.process.pid), seconds=3)

    def close(self) -> None:
        """End it, by its id."""
        self.process.kill()
        self.process.communicate()


@dataclass(frozen=True)
class Run:
    """What became of an attack that was graded, and of the machine."""

    report: dict
    report_of_next: dict
    """That of a right submission, graded by the same process after it."""
    visits: list[str]
    planted: list[str]
    """Files that it has left in places where it may try; they are gone now."""
    processes: list[int]
    """Processes that it has left running."""
    has_changed_its_folder: bool


class Lane:
    """Grades one attack after the other, with a grader for each mode.

    One that an attack has ended is not started again.
    """

    def __init__(self, number: int, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._planted = f"{PLANTED}-{os.getpid()}-{number}-"
        self._listener = Listener()
        self._graders = {mode: GradesInTurn(mode, folder) for mode in ("bubblewrap", "process")}

    def run(self, attack: Attack, mode: str) -> Run:
        """Grade an attack that has another submission beside it, and then a right submission."""
        folder, grader = self._folder / mode / attack.name, self._graders[mode]
        visits = len(self._listener.visits)
        original = attack.build(folder / "original", self._listener.port, self._planted)
        submission = attack.build(folder / "class" / "hostile", self._listener.port, self._planted)
        copy_of_solutions(folder / "class" / "other")
        report = grader.grade(submission, folder / "report.json", SUBJECTS, attack.call_timeout)
        right = copy_of_solutions(folder / "next")
        after = grader.grade(right, folder / "next.json", ["neural_network.normalize"])
        return Run(
            report=report,
            report_of_next=after,
            visits=self._listener.visits[visits:],
            planted=remove_planted(self._planted, folder),
            processes=grader.processes(),
            has_changed_its_folder=contents(submission) != contents(original),
        )

    def close(self) -> None:
        """End its processes and threads."""
        for grader in self._graders.values():
            grader.close()
        self._listener.close()


def remove_planted(name: str, folder: Path) -> list[str]:
    """Remove what an attack has left under names that begin so, and say where."""
    places = ["/tmp", "/var/tmp", "/dev/shm", "/", Path.home(), PROJECT, *sys.path]
    found = {file for place in places for file in Path(place).glob(f"{name}*")}
    found |= set(folder.rglob(f"{name}*"))
    for file in found:
        file.unlink()
    return sorted(map(str, found))


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder with what is in them."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


Graded = Callable[[Attack, str], Run]
"""Returns what became of an attack in a mode."""


@pytest.fixture(scope="module")
def graded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Graded]:
    """Grade the attacks of all tests that are to run, some side by side."""
    folder = tmp_path_factory.mktemp("lanes")
    lanes = [Lane(number, folder / str(number)) for number in range(LANES)]
    free: queue.SimpleQueue[Lane] = queue.SimpleQueue()
    for lane in lanes:
        free.put(lane)

    def run(attack: Attack, mode: str) -> Run:
        lane = free.get()
        try:
            return lane.run(attack, mode)
        finally:
            free.put(lane)

    pool = ThreadPoolExecutor(LANES)
    runs = {
        (attack.name, mode): pool.submit(run, attack, mode)
        for item in request.session.items
        for mode, test in (("bubblewrap", test_in_bubblewrap), ("process", test_in_a_plain_process))
        if getattr(item, "function", None) is test
        for attack in [item.callspec.params["attack"]]
    }
    yield lambda attack, mode: runs[attack.name, mode].result()
    pool.shutdown(cancel_futures=True)
    for lane in lanes:
        lane.close()


# ── what became of them ──────────────────────────────────────────────────────────────────────


def functions_of(report: dict) -> dict[str, dict]:
    """Return what the report says of each function."""
    return {
        function["name"]: function
        for exercise in report["exercises"]
        for function in exercise["functions"]
    }


def points_lost(attack: Attack, report: dict) -> dict[str, int]:
    """Return the points that an attack must cost, by function."""
    functions = functions_of(report)
    return {
        loss.function: loss.points or functions[loss.function]["max_points"]
        for loss in attack.losses
    }


def assert_nothing_gained(attack: Attack, report: dict) -> None:
    """The score is that of the honest rest at most."""
    assert report["max_points"] == MAX_POINTS
    assert report["points"] <= MAX_POINTS - sum(points_lost(attack, report).values())


def assert_lost_as_foretold(attack: Attack, report: dict) -> None:
    """Each function that it replaces has its status and a sentence; the others are right."""
    functions = functions_of(report)
    lost = {name: one["max_points"] - one["points"] for name, one in functions.items()}
    assert {name: points for name, points in lost.items() if points} == points_lost(attack, report)
    for loss in attack.losses:
        checks = [check for check in functions[loss.function]["checks"] if check["points"] == 0]
        assert {check["status"] for check in checks} == {loss.status}
        assert all(check["message"] for check in checks)
        assert loss.words in " ".join(checks[0]["message"].split())


def test_attacks_are_many_and_bounded() -> None:
    """Of every group; should the sandbox fail, none of them loops for ever."""
    groups = [attack.name.partition("/")[0] for attack in ATTACKS]
    assert min(groups.count(group) for group in GROUPS) >= 15
    assert len(ATTACKS) > 100
    for attack in ATTACKS:
        assert "while True" not in attack.code, attack.name
        assert "while 1" not in attack.code, attack.name


def assert_next_is_graded_as_ever(run: Run) -> None:
    """The submission that came after it has its points."""
    assert run.report_of_next["points"] == run.report_of_next["max_points"] == 4


@needs_bubblewrap
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_in_bubblewrap(attack: Attack, graded: Graded) -> None:
    """It gains nothing, reaches nothing, leaves nothing, and costs nobody else anything."""
    run = graded(attack, "bubblewrap")
    assert run.report["sandbox"] == "bubblewrap"
    assert_nothing_gained(attack, run.report)
    assert_lost_as_foretold(attack, run.report)
    assert_next_is_graded_as_ever(run)
    assert "STOLEN" not in json.dumps(run.report)
    assert SECRET not in json.dumps(run.report)
    assert run.visits == []
    assert run.planted == []
    assert run.processes == []
    assert not run.has_changed_its_folder


@needs_linux
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_in_a_plain_process(attack: Attack, graded: Graded) -> None:
    """It forges no score, and the run ends, whole; what else it may do is said in its file."""
    run = graded(attack, "process")
    assert run.report["sandbox"] == "process"
    assert_next_is_graded_as_ever(run)
    assert run.visits == []
    assert run.processes == []
    if not attack.plain.startswith("may succeed"):
        assert_nothing_gained(attack, run.report)
    assert attack.plain or not run.planted


@pytest.mark.parametrize(
    "mode", [pytest.param("bubblewrap", marks=needs_bubblewrap), pytest.param("process")]
)
@needs_linux
@pytest.mark.parametrize(
    "name",
    [
        "forging/writes_the_report",
        "forging/overwrites_the_report",
        "forging/workflow_commands",
        "forging/prints_the_scoreboard",
        "forging/exit_status_0",
        "escaping/kills_the_grader",
    ],
)
def test_a_whole_run(name: str, mode: str, tmp_path: Path) -> None:
    """By the command that a reviewer runs: score, exit status and report agree, and are right."""
    (attack,) = (one for one in ATTACKS if one.name == name)
    planted = f"{PLANTED}-{os.getpid()}-whole-"
    submission = attack.build(tmp_path / "class" / "hostile", 0, planted)
    file = tmp_path / "report.json"
    done = run(
        *("grader", "-k", "neural_network or MakeData", "--sandbox", mode),
        *("--submission", str(submission), "--report", str(file)),
    )
    remove_planted(planted, tmp_path)
    report = json.loads(file.read_text(encoding="utf-8"))
    lost = sum(points_lost(attack, report).values())
    assert report["points"] == report["max_points"] - lost
    assert f"\n{report['points']} of {report['max_points']} points" in done.stdout
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
