"""kata watch for real: a program in a terminal, with an editor and a keyboard beside it."""

import contextlib
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.places import PROJECT, SOLUTIONS

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is POSIX's", allow_module_level=True)

import fcntl
import pty
import struct
import termios

SECONDS = 300
"""To wait at most: how long it takes tells how busy the machine is."""
WATCH = [sys.executable, "-m", "grader.cli.learner", "watch"]
TOOLKIT = "exercises/neural_network.py"
COPIED = ("exercises", "solutions", "grader", "pyproject.toml")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course: a learner works in it."""
    folder = tmp_path_factory.mktemp("course")
    ignored = shutil.ignore_patterns("__pycache__", ".katas")
    for name in COPIED:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(PROJECT / name, folder / name)
    # One kata is enough: all of them take long.
    settings = folder / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    found = re.search(r"testpaths = \[\n(.*?)\n\]", text, re.S)
    assert found is not None
    first = found[1].splitlines()[0]
    settings.write_text(text.replace(found[1], first), encoding="utf-8")
    return folder


class Session:
    """A program in a pseudo-terminal, and what its screen shows."""

    def __init__(self, folder: Path, width: int = 80, height: int = 24) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.settings_before = termios.tcgetattr(self._ours)
        environment = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            WATCH,
            cwd=folder,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            # Its own terminal, so that Ctrl-C in it reaches it.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        self.all = ""

    @property
    def screen(self) -> str:
        """What was drawn last."""
        last = self.all.rpartition("\x1b[H")[2]
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", last).replace("\r", "")

    @property
    def settings(self) -> list[object]:
        """Those of the terminal, now."""
        return termios.tcgetattr(self._ours)

    def read(self, seconds: float = 0.1) -> None:
        """Take what was drawn."""
        if select.select([self._ours], [], [], seconds)[0]:
            with contextlib.suppress(OSError):  # it has ended
                self.all += os.read(self._ours, 65536).decode("utf-8", errors="replace")

    def wait_for(self, fact: Callable[[], bool]) -> None:
        """Wait until the screen says so."""
        end = time.monotonic() + SECONDS
        while not fact():
            assert time.monotonic() < end, self.screen
            self.read()

    def wait_for_text(self, text: str) -> None:
        """Wait until this stands on the screen."""
        self.wait_for(lambda: text in self.screen)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Wait until it has ended; return its exit status."""
        self.wait_for(lambda: self.process.poll() is not None)
        for _ in range(5):
            self.read()
        return self.process.returncode

    def close(self) -> None:
        """End it, by its id."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def session(course: Path) -> Iterator[Session]:
    for file in (PROJECT / "exercises").glob("*.py"):
        shutil.copy(file, course / "exercises" / file.name)
    shutil.rmtree(course / ".katas", ignore_errors=True)
    session = Session(course)
    yield session
    session.close()


def save(course: Path, text: str) -> None:
    """Save as many editors do: write another file, then rename it."""
    other = course / "exercises" / ".neural_network.py.swp"
    other.write_text(text, encoding="utf-8")
    other.rename(course / TOOLKIT)


def test_from_a_stub_to_all_points(session: Session, course: Path) -> None:
    """Saves are seen however they are made; a wrong answer is explained; the end is an event."""
    solved = (SOLUTIONS / "neural_network.py").read_text(encoding="utf-8")
    session.wait_for_text("normalize")
    session.wait_for_text("0 of 40 points")
    save(course, f"{solved}\n\ndef sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n")
    session.wait_for_text("Expected  [[0.5, 0.75]]")
    session.wait_for_text("36 of 40 points")
    session.type("h")
    session.wait_for_text("neural_network.sigmoid, hint 1 of")
    # Half of a file, then nothing of it, then all.
    (course / TOOLKIT).write_text(solved[: len(solved) // 2] + "\n(", encoding="utf-8")
    (course / TOOLKIT).write_text("", encoding="utf-8")
    (course / TOOLKIT).write_text(solved, encoding="utf-8")
    session.wait_for_text("All 40 points.")
    session.type("q")
    assert session.end() == 0
    assert "40 of 40 points." in session.all.rpartition("\x1b[?1049l")[2]


def test_ctrl_c_leaves_the_terminal_as_it_was(session: Session) -> None:
    """Its settings, the cursor, and what stood on the screen."""
    session.wait_for_text("0 of 40 points")
    assert session.settings != session.settings_before
    session.type("\x03")
    assert session.end() == 0
    assert session.settings == session.settings_before
    assert session.all.rindex("\x1b[?1049l") > session.all.rindex("\x1b[?1049h")
    assert session.all.rindex("\x1b[?25h") > session.all.rindex("\x1b[?25l")
    assert "Traceback" not in session.all


def test_a_folder_that_vanishes_is_waited_for(session: Session, course: Path) -> None:
    """And graded once it is back; what was right before says so."""
    shutil.copy(SOLUTIONS / "neural_network.py", course / TOOLKIT)
    session.wait_for_text("All 40 points.")
    away = course / "away"
    (course / "exercises").rename(away)
    session.wait_for_text("exercises/ is gone.")
    shutil.copy(PROJECT / TOOLKIT, away / "neural_network.py")
    away.rename(course / "exercises")
    session.wait_for_text("0 of 40 points")
    session.wait_for_text("right before, and are no longer.")


def test_without_a_terminal_each_run_is_a_few_lines(course: Path) -> None:
    """Nothing is asked of a keyboard; Ctrl-C ends it."""
    shutil.copy(PROJECT / TOOLKIT, course / TOOLKIT)
    process = subprocess.Popen(
        WATCH,
        cwd=course,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        said = ""
        while "and save." not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert "0 of 40 points" in said
    assert "\x1b" not in said + rest
    assert "Traceback" not in rest
