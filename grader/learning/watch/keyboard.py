"""Keys, one at a time and without Enter; afterwards the terminal is as it was."""

import contextlib
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator

from grader.learning.watch.background import running
from grader.learning.watch.state import BACKSPACE, DOWN, ENTER, ESCAPE, UP

PAUSE = 0.1
"""Seconds after which the keyboard's thread looks whether it is to end."""
_SEQUENCE = re.compile(r"\x1b[\[O][0-9;]*[A-Za-z~]|\x1b|.", re.DOTALL)
_NAMES = {
    **dict.fromkeys(("\r", "\n"), ENTER),
    **dict.fromkeys(("\x7f", "\b"), BACKSPACE),
    **dict.fromkeys(("\x1b[A", "\x1bOA"), UP),
    **dict.fromkeys(("\x1b[B", "\x1bOB"), DOWN),
    "\x1b": ESCAPE,
}


def keys_in(typed: str) -> list[str]:
    """Return the keys in what a terminal has sent; keys that have no use here are left out."""
    found = (_NAMES.get(one, one) for one in _SEQUENCE.findall(typed))
    return [one for one in found if not one.startswith("\x1b") and one != "\t"]


@contextlib.contextmanager
def listening(tell: Callable[[str], None]) -> Iterator[None]:
    """Tell of each key, from a thread of its own, as long as this is open."""
    with _one_by_one() as read:

        def listen(is_over: threading.Event) -> None:
            while not is_over.is_set():
                typed = read()
                if typed is None:  # there will be no more
                    return
                for key in keys_in(typed):
                    tell(key)

        with running(listen):
            yield


if sys.platform == "win32":
    import msvcrt
    import time

    _ARROWS = {"H": "\x1b[A", "P": "\x1b[B"}

    @contextlib.contextmanager
    def _one_by_one() -> Iterator[Callable[[], str | None]]:
        def read() -> str | None:
            if not msvcrt.kbhit():
                time.sleep(PAUSE)
                return ""
            key = msvcrt.getwch()
            return _ARROWS.get(msvcrt.getwch(), "") if key in "\x00\xe0" else key

        yield read

else:
    import codecs
    import select
    import termios
    import tty

    @contextlib.contextmanager
    def _one_by_one() -> Iterator[Callable[[], str | None]]:
        keyboard = sys.stdin.fileno()
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

        def read() -> str | None:
            if not select.select([keyboard], [], [], PAUSE)[0]:
                return ""
            try:
                typed = os.read(keyboard, 1024)
            except OSError:  # the terminal is gone
                return None
            return decoder.decode(typed) if typed else None

        before = termios.tcgetattr(keyboard)
        tty.setcbreak(keyboard)
        try:
            yield read
        finally:
            termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
