"""Looks on at a call that lasts, so that a loop without an end can be told with its line.

It looks from a thread of its own, which only wakes now and then: a quick call does not meet it.
What it says decides nothing, and it may see nothing: C code can keep all other threads waiting.
"""

import contextlib
import linecache
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import takewhile
from time import monotonic, sleep
from types import CodeType, FrameType

from grader.worker import messages
from grader.worker.channel import Channel
from grader.worker.learner_files import LearnerFiles

PAUSE = 0.05
"""Seconds between two looks."""
FIRST, LAST = 0.3, 0.7
"""When it looks, as parts of the time that a call has: a busy machine may hold up its word."""


class Watch:
    """Looks on at the thread that has made it, and sends one `Running` about a call that lasts."""

    def __init__(
        self, channel: Channel, files: LearnerFiles, clock: Callable[[], float] = monotonic
    ) -> None:
        self._channel = channel
        self._files = files
        self._clock = clock
        self._thread = threading.get_ident()
        self._present: _Looks | None = None

    def start(self) -> None:
        """Start the thread that looks."""
        threading.Thread(target=self._look_on, daemon=True).start()

    def begin(self, call: messages.Call) -> None:
        """A call begins, or what is imported for it; whatever was before has ended."""
        self._present = _Looks(call, self._clock)

    def end(self) -> None:
        """Nothing lasts any longer."""
        self._present = None

    def _look_on(self) -> None:
        while True:
            sleep(PAUSE)
            # Learner code may have replaced what is used here.
            with contextlib.suppress(Exception):
                self.look()

    def look(self) -> None:
        """Look once, if something lasts; send what all looks have in common after the last one."""
        looks = self._present
        if looks is None or looks.are_over or looks.part_of_the_time < FIRST:
            return
        looks.add(self._own_frames())
        if looks.part_of_the_time >= LAST:
            looks.are_over = True
            self._say(messages.Running(looks.call_id, looks.in_common(self._files)), looks)

    def _own_frames(self) -> list[FrameType]:
        """Return the learner's own frames of the thread, innermost last."""
        frames = list(_and_its_callers(sys._current_frames()[self._thread]))
        return [one for one in reversed(frames) if self._files.is_own(one.f_code)]

    def _say(self, running: messages.Running, looks: "_Looks") -> None:
        """Send it, unless the call has ended meanwhile: then there is nobody who waits for it."""
        with self._channel.lock:
            if running.frames and self._present is looks:
                self._channel.send(running)


class _Looks:
    """What all looks at one call have in common."""

    def __init__(self, call: messages.Call, clock: Callable[[], float]) -> None:
        self.call_id = call.id
        self.are_over = False
        self._clock, self._began = clock, clock()
        self._seconds = call.milliseconds / 1000
        self._seen: list[tuple[FrameType, set[int]]] | None = None
        """The frames that were there each time, and the lines that they were at."""

    @property
    def part_of_the_time(self) -> float:
        """How much of the call's time has passed: 1 for all of it."""
        return (self._clock() - self._began) / self._seconds

    def add(self, frames: list[FrameType]) -> None:
        """Keep the frames that were there before, too: what they call comes and goes."""
        if self._seen is None:
            self._seen = [(frame, set()) for frame in frames]
        pairs = zip(self._seen, frames, strict=False)
        self._seen = [seen for seen, _ in takewhile(lambda pair: pair[0][0] is pair[1], pairs)]
        for frame, lines in self._seen:
            lines.add(frame.f_lineno or 0)

    def in_common(self, files: LearnerFiles) -> messages.Traceback:
        """Return the frames that were there all the time, the innermost at its loop."""
        if not self._seen:
            return []
        *callers, (innermost, lines) = self._seen[-messages.MAX_FRAMES :]
        return [
            *(files.frame(caller.f_code, caller.f_lineno or 0) for caller, _ in callers),
            files.frame(innermost.f_code, _line_that_lasts(innermost.f_code, lines)),
        ]


def _and_its_callers(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _line_that_lasts(code: CodeType, lines: set[int]) -> int:
    """Return the line at which a loop begins that goes on, around all lines that were seen.

    It is the innermost `while`, as a `for` mostly comes to its end; else the outermost `for`. Where
    there is no loop, it is the line that was seen, or where there were several, the first one.
    """
    import ast

    tree = ast.parse("".join(linecache.getlines(code.co_filename)))
    # A loop above the first line of a function stands around its `def`.
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.While | ast.For)
        and code.co_firstlineno <= node.lineno <= min(lines)
        and max(lines) <= (node.end_lineno or 0)
    ]
    endless = [node.lineno for node in around if isinstance(node, ast.While)]
    return max(endless, default=min((node.lineno for node in around), default=min(lines)))
