"""Hostile submissions gain nothing: the corpus of attacks, in bubblewrap and without it.

Each attack is graded by a grader that lives on (`grade_in_turn`), a right submission after it; some
are also graded by the real command. What one may cost, and what it may not gain, stands in its own
file (`attacks`).
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader.catalogue import PROJECT
from grader.sandbox import what_is_wrong_with
from grader.variants import copy_of_solutions
from tests.attacks import CALL_TIMEOUT, PLANTED, Attack, read_corpus
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
OWN_PLANTED = f"{PLANTED}-{os.getpid()}-"
"""How the files begin that an attack of this process leaves: others may run beside it."""
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


@dataclass
class Listener:
    """Servers on this machine that an attack may find; they count who comes."""

    port: int = 0
    visits: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """Listen on the loopback, by TCP, by UDP, and under an abstract name where there are such."""
    found = Listener()
    tcp, udp = socket.create_server(("127.0.0.1", 0)), socket.socket(type=socket.SOCK_DGRAM)
    found.port = tcp.getsockname()[1]
    udp.bind(("127.0.0.1", found.port))
    servers = [tcp, udp]
    if sys.platform == "linux":
        abstract = socket.socket(socket.AF_UNIX)
        abstract.bind(f"\0katas-{found.port}")
        abstract.listen()
        servers.append(abstract)

    is_over = threading.Event()

    def wait(server: socket.socket) -> None:
        server.settimeout(0.1)
        while not is_over.is_set():
            with contextlib.suppress(TimeoutError):
                if server.type == socket.SOCK_DGRAM:
                    server.recvfrom(100)
                else:
                    server.accept()[0].close()
                found.visits.append(str(server.family))

    threads = [threading.Thread(target=wait, args=(server,)) for server in servers]
    for thread in threads:
        thread.start()
    yield found
    # A thread that still waited would take a connection that is meant for another test's server.
    is_over.set()
    for thread, server in zip(threads, servers, strict=True):
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

    def close(self) -> None:
        """End it, by its id."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def graders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, GradesInTurn]]:
    """Hold a grader for each mode; one that an attack has ended is not started again."""
    folder = tmp_path_factory.mktemp("runner")
    started = {mode: GradesInTurn(mode, folder) for mode in ("bubblewrap", "process")}
    yield started
    for one in started.values():
        one.close()


def grade_attack(attack: Attack, grader: GradesInTurn, folder: Path, port: int) -> dict:
    """Grade an attack that has another submission beside it, and then a right submission."""
    submission = attack.build(folder / "class" / "hostile", port, OWN_PLANTED)
    copy_of_solutions(folder / "class" / "other")
    file = folder / "report.json"
    report = grader.grade(submission, file, SUBJECTS, attack.call_timeout)
    right = copy_of_solutions(folder / "next")
    after = grader.grade(right, folder / "next.json", ["neural_network.normalize"])
    assert after["points"] == after["max_points"] == 4
    return report


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


def planted_files(folder: Path) -> list[Path]:
    """Return files that an attack has left in the places where it may try."""
    places = ["/tmp", "/var/tmp", "/dev/shm", "/", Path.home(), PROJECT, *sys.path]
    found = [file for place in places for file in Path(place).glob(f"{OWN_PLANTED}*")]
    return [*found, *folder.rglob(f"{OWN_PLANTED}*")]


def left_processes(grader: GradesInTurn) -> list[int]:
    """Return processes that runs have left behind; bubblewrap's take a moment to end."""
    return still_running(descendants(grader.process.pid), seconds=3)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder with what is in them."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@needs_bubblewrap
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_in_bubblewrap(
    attack: Attack, tmp_path: Path, listener: Listener, graders: dict[str, GradesInTurn]
) -> None:
    """It gains nothing, reaches nothing, leaves nothing, and costs nobody else anything."""
    visits = len(listener.visits)
    original = contents(attack.build(tmp_path / "original", listener.port, OWN_PLANTED))
    report = grade_attack(attack, graders["bubblewrap"], tmp_path, listener.port)
    assert report["sandbox"] == "bubblewrap"
    assert_nothing_gained(attack, report)
    assert_lost_as_foretold(attack, report)
    assert "STOLEN" not in json.dumps(report)
    assert SECRET not in json.dumps(report)
    assert listener.visits[visits:] == []
    assert planted_files(tmp_path) == []
    assert list(contents(tmp_path / "class" / "hostile").values()) == list(original.values())
    assert left_processes(graders["bubblewrap"]) == []


@needs_linux
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_in_a_plain_process(
    attack: Attack, tmp_path: Path, listener: Listener, graders: dict[str, GradesInTurn]
) -> None:
    """It forges no score, and the run ends, whole; what else it may do is said in its file."""
    visits = len(listener.visits)
    report = grade_attack(attack, graders["process"], tmp_path, listener.port)
    assert report["sandbox"] == "process"
    assert listener.visits[visits:] == []
    assert left_processes(graders["process"]) == []
    if not attack.plain.startswith("may succeed"):
        assert_nothing_gained(attack, report)
    planted = planted_files(tmp_path)
    for file in planted:
        file.unlink()
    assert attack.plain or not planted


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
    submission = attack.build(tmp_path / "class" / "hostile", 0, OWN_PLANTED)
    file = tmp_path / "report.json"
    done = run(
        *("grader", "-k", "neural_network or MakeData", "--sandbox", mode),
        *("--submission", str(submission), "--report", str(file)),
    )
    for planted in planted_files(tmp_path):
        planted.unlink()
    report = json.loads(file.read_text(encoding="utf-8"))
    lost = sum(points_lost(attack, report).values())
    assert report["points"] == report["max_points"] - lost
    assert f"\n{report['points']} of {report['max_points']} points" in done.stdout
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
