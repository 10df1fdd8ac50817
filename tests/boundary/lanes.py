"""Lanes, in which attacks are graded one after the other; several may run side by side."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from grader.authoring.right_variants import copy_of_solutions
from tests.boundary.attacks import CALL_TIMEOUT, PLANTED, Attack
from tests.places import PROJECT
from tests.processes import descendants, still_running
from tests.submissions import all_checks, points_of

SUBJECTS = [
    check.subject
    for check in all_checks()
    if check.exercise == "neural_network" or check.subject == "grid.make_data"
]
"""Graded with every attack: the toolkit, and a function of another file."""
MAX_POINTS = points_of("neural_network", "grid.make_data")
NEXT = ["neural_network.normalize"]
"""Graded with a right submission after an attack in a plain process."""
MAX_POINTS_OF_NEXT = points_of(*NEXT)
SECONDS = 180
"""For one run; what hangs is ended then, and has failed."""
SECRET = "a-secret-of-the-machine"
"""Stands in the environment of the graders."""


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
            [sys.executable, "-m", "tests.boundary.grade_in_turn", mode],
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
        try:
            self.process.stdin.write(line.encode())
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        finally:
            hanging.cancel()
        assert answer == b"graded\n", f"the grader was ended, or did not end within {SECONDS} s"
        return json.loads(file.read_text(encoding="utf-8"))

    def processes(self, but: Collection[int] = ()) -> list[int]:
        """Return the processes that runs have left behind; they have a moment to end."""
        left = [one for one in descendants(self.process.pid) if one not in but]
        return still_running(left, seconds=30)

    def close(self) -> None:
        """End it, by its id."""
        self.process.kill()
        self.process.communicate()


@dataclass(frozen=True)
class Run:
    """What became of an attack that was graded, and of the machine."""

    report: dict
    report_of_next: dict | None
    """That of a right submission, graded by the same grader after it; not in bubblewrap."""
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
        self.grade_right("bubblewrap", "first", NEXT)
        self._template = descendants(self._graders["bubblewrap"].process.pid)
        """Lives on from one submission to the next, and is alone with what it needs."""

    def run(self, attack: Attack, mode: str) -> Run:
        """Grade an attack that has another submission beside it."""
        folder, grader = self._folder / mode / attack.name, self._graders[mode]
        visits = len(self._listener.visits)
        original = attack.build(folder / "original", self._listener.port, self._planted)
        submission = attack.build(folder / "class" / "hostile", self._listener.port, self._planted)
        copy_of_solutions(folder / "class" / "other")
        report = grader.grade(submission, folder / "report.json", SUBJECTS, attack.call_timeout)
        after = self.grade_right(mode, attack.name, NEXT) if mode == "process" else None
        return Run(
            report=report,
            report_of_next=after,
            visits=self._listener.visits[visits:],
            planted=remove_planted(self._planted, folder),
            processes=grader.processes(but=self._template),
            has_changed_its_folder=contents(submission) != contents(original),
        )

    def grade_right(self, mode: str, name: str, subjects: list[str] = SUBJECTS) -> dict:
        """Grade a right submission after what has been graded; return the report."""
        folder = self._folder / "right" / mode / name
        right = copy_of_solutions(folder / "exercises")
        return self._graders[mode].grade(right, folder / "report.json", subjects)

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
