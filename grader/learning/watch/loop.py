"""kata watch: what happens comes in one queue, changes the state, and is drawn."""

import contextlib
import os
import queue
import secrets
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from grader.boundary.submitted_files import SubmittedFiles, read_files
from grader.course import course
from grader.grading import MAX_DRAWN_SEED
from grader.judging.check import load_checks
from grader.judging.scene import drawn_exercises
from grader.learning.watch import keyboard, saves
from grader.learning.watch.progress import keep_progress, read_progress
from grader.learning.watch.regrader import Fault, Graded, Regrader
from grader.learning.watch.screen import Terminal, as_log, render
from grader.learning.watch.state import Kind, Request, State, graded, pressed, told
from grader.reports.printable import encodable, printable
from grader.reports.renderers import terminal

SETTLED = 0.2
"""Seconds for an editor that first empties a file, or takes it away."""
TICK = 0.5
"""Seconds after which the window's size is looked at."""

LEAST_ROWS, ROWS_OF_WORDS = 7, 17
"""Of the picture at the end, and of what stands around it: both fit into a window of 24."""


@dataclass(frozen=True)
class _Key:
    """A key was pressed."""

    key: str


@dataclass(frozen=True)
class _Saved:
    """Something in the folder has changed."""


@dataclass(frozen=True)
class _Answer:
    """What was asked for is there."""

    text: str
    is_picture_at_the_end: bool = False


_Event: TypeAlias = _Key | _Saved | _Answer | Graded | Fault


def watch() -> None:
    """Grade on every save, until `q` or Ctrl-C."""
    # Also where it was started by something that ignores Ctrl-C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        Watching().run()


class Watching:
    """One session."""

    def __init__(self) -> None:
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        progress = read_progress()
        came_back_to = progress if progress.is_begun else None
        self._state = State(progress=progress, came_back_to=came_back_to)
        self._files: SubmittedFiles | None = None
        self._has_screen = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self._has_keys = self._has_screen and sys.stdin is not None and sys.stdin.isatty()
        checks, seed = load_checks(), secrets.randbelow(MAX_DRAWN_SEED)
        self._regrader = Regrader(checks, seed, self._events.put)

    def run(self) -> None:
        """Go on until somebody ends it; the terminal is as it was then."""
        with contextlib.ExitStack() as stack:
            stack.callback(self._regrader.close)
            if self._has_screen:
                stack.callback(self._say_goodbye)
                stack.enter_context(_another_screen())
            stack.enter_context(
                saves.listening(course().exercises, lambda: self._events.put(_Saved()))
            )
            if self._has_keys:
                stack.enter_context(keyboard.listening(lambda key: self._events.put(_Key(key))))
            self._look()
            self._draw()
            while self._take_events():
                self._draw()

    # ── what happens ─────────────────────────────────────────────────────────────────────────

    def _take_events(self) -> bool:
        """Wait until something happens; return whether to go on."""
        size = shutil.get_terminal_size()
        while True:
            # With a limit: without one, Ctrl-C is not heard on Windows.
            try:
                event = self._events.get(timeout=TICK)
            except queue.Empty:
                if self._has_screen and shutil.get_terminal_size() != size:
                    return True
                continue
            if not self._take(event):
                return False
            if self._events.empty():
                return True

    def _take(self, event: _Event) -> bool:
        if isinstance(event, _Key):
            self._state, request = pressed(self._state, event.key)
            return request is None or self._do(request)
        if isinstance(event, _Saved):
            self._look()
        elif isinstance(event, Graded):
            self._note(event)
        elif isinstance(event, Fault):
            says = f"The grader itself failed; this is not your mistake. {event.text}"
            self._state = replace(self._state, is_grading=False, notice=printable(says))
        elif event.is_picture_at_the_end:
            self._state = replace(self._state, picture=event.text)
        else:
            self._state = told(self._state, event.text)
        return True

    def _look(self) -> None:
        """Read the folder; grade it where it is not as before."""
        folder = course().exercises
        files = self._settled() if folder.is_dir() else None
        if files is None:
            says = f"{folder.name}/ is gone. It is graded again once it is back."
            self._state = replace(self._state, notice=says)
            return
        self._state = replace(self._state, notice="")
        if files != self._files:
            again = self._files is None
            function = self._state.function
            first = [function.full_name] if function is not None else []
            came_back_to = self._state.came_back_to if again else None
            self._state = replace(self._state, is_grading=True, came_back_to=came_back_to)
            self._files = files
            self._regrader.grade(files, first, again)

    def _settled(self) -> SubmittedFiles:
        """Read the files; where one is empty or gone that was not, once more a moment later."""
        files, before = read_files(course().exercises), self._files
        if before is not None and any(
            before.contents[name] and not files.contents.get(name) for name in before.contents
        ):
            time.sleep(SETTLED)
            files = read_files(course().exercises)
        return files

    def _note(self, event: Graded) -> None:
        self._state = graded(self._state, event.report, event.is_complete)
        if not event.is_complete:
            return
        progress = keep_progress(event.report, self._state.progress)
        self._state = replace(self._state, progress=progress)
        if self._state.is_finished and drawn_exercises():
            self._ask(lambda: _Answer(_small_picture(), is_picture_at_the_end=True))
        if not self._has_screen:
            _write(as_log(self._state, self._terminal()))

    # ── what is asked for ────────────────────────────────────────────────────────────────────

    def _do(self, request: Request) -> bool:
        """Do what a key asks for; return whether to go on."""
        if request.kind is Kind.QUIT:
            return False
        if request.kind is Kind.AGAIN:
            if self._files is not None:
                self._regrader.grade(self._files, again=True)
        elif request.kind is Kind.HINT:
            self._state = told(self._state, _hint(request.about))
        elif request.kind is Kind.PICTURE:
            self._ask(lambda: _Answer(_picture(request.about)))
        else:
            self._ask(lambda: _Answer(_attempt(request.about)))
        return True

    def _ask(self, answer: Callable[[], _Answer]) -> None:
        """Find an answer without holding up the screen."""

        def find() -> None:
            try:
                self._events.put(answer())
            except Exception as error:  # else one would wait for it for ever
                self._events.put(Fault(f"{type(error).__name__}: {error}"))

        threading.Thread(target=find, daemon=True).start()

    # ── what is seen ─────────────────────────────────────────────────────────────────────────

    def _terminal(self) -> Terminal:
        width, height = shutil.get_terminal_size()
        has_color = self._has_screen and not os.environ.get("NO_COLOR")
        unicode = terminal.has_signs(f"{sys.stdout.encoding}")
        return Terminal(width, height, has_color, unicode, self._has_keys)

    def _draw(self) -> None:
        if self._has_screen:
            lines = render(self._state, self._terminal())
            _write("\x1b[H" + "\x1b[K\r\n".join(lines) + "\x1b[K\x1b[J")

    def _say_goodbye(self) -> None:
        report = self._state.report
        if report is not None and not report.not_graded:
            says = f"{report.points} of {report.max_points} points."
            function = report.next_function
            task = f" Next: {terminal.task(report, function)}." if function is not None else ""
            _write(f"{says}{task}\n")


def _hint(name: str) -> str:
    from grader.learning.hints import NoHintError, next_hint

    try:
        return next_hint(name)
    except (NoHintError, KeyError) as error:
        return printable(f"There is no hint: {error}")


def _picture(exercise: str) -> str:
    from grader.learning.picture import NoPictureError, picture

    # Once all is right no function is shown: then it is what was trained last.
    exercise = exercise or next(iter(drawn_exercises()[::-1]), "")
    try:
        width = shutil.get_terminal_size().columns
        return picture(exercise, width, sys.stdout.encoding or "ascii")
    except NoPictureError as error:
        return f"No picture: {error}"


def _small_picture() -> str:
    """Return what was trained last, with room for words below it; "" where it can't be drawn."""
    from grader.learning.picture import NoPictureError, small_picture

    rows = max(LEAST_ROWS, shutil.get_terminal_size().lines - ROWS_OF_WORDS)
    try:
        return small_picture(drawn_exercises()[-1], rows, sys.stdout.encoding or "ascii")
    except NoPictureError:
        return ""


def _attempt(call: str) -> str:
    from grader.judging.names import NoSuchFunctionError
    from grader.learning.attempt import attempt
    from grader.learning.numbers_written import NotUnderstoodError

    try:
        return attempt(call)
    except (NotUnderstoodError, NoSuchFunctionError) as error:
        return printable(f"{call}: {error}")


@contextlib.contextmanager
def _another_screen() -> Iterator[None]:
    """Draw where nothing else stands; what stood there before comes back."""
    if sys.platform == "win32":
        import colorama

        colorama.just_fix_windows_console()
    _write("\x1b[?1049h\x1b[?25l")
    try:
        yield
    finally:
        _write("\x1b[?25h\x1b[?1049l")


def _write(text: str) -> None:
    sys.stdout.write(encodable(text, sys.stdout.encoding))
    sys.stdout.flush()
