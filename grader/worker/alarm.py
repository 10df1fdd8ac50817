"""Ends what takes too long by an exception in it, so that what comes after it can go on.

Only learner code is ended so, and it may catch what is raised: then it is raised again and again.
What never gives way falls under the parent's own limits, like all else.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from grader.worker.channel import Channel

Result = TypeVar("Result")

AGAIN = 0.01
"""Seconds until it is raised once more."""
UNDIVIDED = ("<frozen importlib._bootstrap>", Channel.ask.__code__.co_filename)
"""The files of what is not ended halfway: an import, after which nobody could import that package;
and a question to the parent, whose answer would be taken for that to the next one."""


class OutOfTimeError(BaseException):
    """Time is up. No `except Exception` of a learner's catches it."""


def within(seconds: float, act: Callable[[], Result]) -> Result:
    """Call a function, which may do so again for others. Raises OutOfTimeError.

    Where there is no such clock (on Windows, and outside of the main thread), it has no limit.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        return act()
    handler = signal.signal(signal.SIGALRM, _ring)
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        return act()
    finally:
        # The clock of whoever called this one has stood still meanwhile.
        signal.setitimer(signal.ITIMER_REAL, left, AGAIN if left else 0)
        signal.signal(signal.SIGALRM, handler)


def _ring(number: int, frame: FrameType | None) -> None:
    """Raise in what `within` has called, and not in itself; later, where something is undivided."""
    is_inside = False
    while frame is not None and frame.f_code is not within.__code__:
        if frame.f_code.co_filename in UNDIVIDED:
            return
        is_inside = True
        frame = frame.f_back
    if is_inside:
        raise OutOfTimeError
