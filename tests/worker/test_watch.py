"""Where a call that lasts is running: what is said of it, once, and of which line."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.worker import messages
from grader.worker.learner_files import LearnerFiles
from grader.worker.watch import Watch

CALL = messages.Call(7, 42, 60, "kata", "function", [], {"dict": []})
"""It has 60 ms, by the clock of these tests: one for each look."""
CODE = """\
def quick():
    return 1

def while_in_for():
    for epoch in range(10**9):
        start = 0
        while not over.is_set():
            if epoch:
                continue
            start -= quick()
        if over.is_set():
            return

def for_in_while():
    while not over.is_set():
        for row in range(1000):
            quick()

def two_for():
    for row in range(10**9):
        for column in range(1000):
            quick()
        if over.is_set():
            return

def waits():
    quick()
    over.wait(60)

def calls_another_file():
    for _ in range(1):
        without_end()

def inside_of_a_loop():
    for _ in range(1):
        def inner():
            return waits()
        inner()

def deep(depth=20):
    return deep(depth - 1) if depth else waits()

def starts_again():
    while not over.is_set():
        try:
            1 / 0
        except BaseException:
            quick()
"""
OTHER = "def without_end():\n    while not over.is_set(): pass\n"
AT_IMPORT = "x = 1\nwhile not over.is_set():\n    x += 1\n"
WAITS = ["kata.py", 28, "waits", "over.wait(60)"]


class Line:
    """Stands for the channel: whatever is said ends what lasts."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.over = threading.Event()
        self.said: list[messages.Message] = []

    def send(self, message: messages.Message) -> None:
        """Take a message, as it would come through a pipe."""
        self.said.append(messages.unpack(messages.pack(message)))
        self.over.set()


class Watched:
    """Runs code in a folder while somebody looks on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.line: Any = Line()
        self.now = 0.0
        self.watch = Watch(self.line, LearnerFiles(str(folder)), lambda: self.now)
        self.names: dict[str, Any] = {"over": self.line.over}

    def run(self, file: str, code: str) -> None:
        """Run a file's lines."""
        path = self._folder / file
        path.write_text(code, encoding="utf-8")
        exec(compile(code, str(path), "exec"), self.names)

    def last(self, act: Callable[[], object]) -> None:
        """Let something last until it is over, and look on."""
        looker = threading.Thread(target=self._look_on)
        self.watch.begin(CALL)
        looker.start()
        act()
        looker.join()
        self.watch.end()

    def places(self, act: Callable[[], object]) -> messages.Traceback:
        """Let something last; return where it was, as it is said."""
        self.last(act)
        (running,) = self.line.said
        assert isinstance(running, messages.Running)
        assert running.id == CALL.id
        return running.frames

    def _look_on(self) -> None:
        while not self.line.over.is_set():
            time.sleep(0.001)
            self.now += 0.001
            self.watch.look()


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    watched = Watched(tmp_path)
    watched.run("other.py", OTHER)
    watched.run("kata.py", CODE)
    return watched


@pytest.mark.parametrize(
    ("function", "places"),
    [
        ("while_in_for", [["kata.py", 7, "while_in_for", "while not over.is_set():"]]),
        ("for_in_while", [["kata.py", 15, "for_in_while", "while not over.is_set():"]]),
        ("two_for", [["kata.py", 20, "two_for", "for row in range(10**9):"]]),
        ("waits", [WAITS]),
        (
            "calls_another_file",
            [
                ["kata.py", 32, "calls_another_file", "without_end()"],
                ["other.py", 2, "without_end", "while not over.is_set(): pass"],
            ],
        ),
        (
            "inside_of_a_loop",
            [
                ["kata.py", 38, "inside_of_a_loop", "inner()"],
                ["kata.py", 37, "inner", "return waits()"],
                WAITS,
            ],
        ),
        ("starts_again", [["kata.py", 44, "starts_again", "while not over.is_set():"]]),
    ],
)
def test_the_loop_that_goes_on_is_told_and_the_calls_that_led_there(
    function: str, places: list, watched: Watched
) -> None:
    """A `while` before a `for`, which comes to its end; and not what it calls now and then."""
    assert watched.places(watched.names[function]) == places


def test_no_more_places_are_told_than_a_traceback_has(watched: Watched) -> None:
    """The innermost ones."""
    places = watched.places(watched.names["deep"])
    assert len(places) == messages.MAX_FRAMES
    assert places[-1] == WAITS


def test_a_loop_of_a_file_is_told_while_it_is_imported(watched: Watched) -> None:
    """It stands in no function."""
    places = watched.places(lambda: watched.run("top.py", AT_IMPORT))
    assert places == [["top.py", 2, "<module>", "while not over.is_set():"]]


def test_nothing_is_said_of_what_is_not_the_learners(watched: Watched) -> None:
    """Nor of a call that has ended, nor a second time."""
    watched.watch.begin(CALL)
    watched.now += CALL.milliseconds / 1000
    watched.watch.look()
    watched.watch.end()
    watched.watch.look()
    assert watched.line.said == []
    watched.places(watched.names["waits"])
    watched.watch.look()
    assert len(watched.line.said) == 1


def test_what_comes_too_late_is_not_said(watched: Watched) -> None:
    """The call may end just when it should be told: whoever asked has the answer then."""

    class Ends:
        """The lock, for which it has to wait until the call has ended."""

        def __enter__(self) -> None:
            watched.watch.end()

        def __exit__(self, *_: object) -> None:
            watched.line.over.set()

    watched.line.lock = Ends()
    watched.last(watched.names["waits"])
    assert watched.line.said == []
