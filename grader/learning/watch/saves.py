"""Tells when something in the folder of the exercises was saved, however an editor does that."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import watch

from grader.learning.watch.background import running

PAUSE = 0.2
"""Seconds after which a folder that is gone is looked for again."""
_STEP, _AT_MOST = 20, 200
"""Milliseconds without a change after which a save is over, and after which it is told anyway."""


def listening(folder: Path, tell: Callable[[], None]) -> contextlib.AbstractContextManager[None]:
    """Tell of each save, and when the folder is gone or there again, as long as this is open."""
    return running(lambda is_over: _listen(folder, tell, is_over))


def _listen(folder: Path, tell: Callable[[], None], is_over: threading.Event) -> None:
    while not is_over.is_set():
        # The folder may be another one of that name by now: a checkout, say.
        known = _identity(folder)
        if known is None:
            is_over.wait(PAUSE)
            if _identity(folder) is not None:
                tell()
            continue
        with contextlib.suppress(OSError):
            for _ in _changes(folder, is_over):
                tell()
                if _identity(folder) != known:
                    break


def _changes(folder: Path, is_over: threading.Event) -> Iterator[object]:
    """Yield for each save; and now and then without one, where the folder is not the same."""
    known, is_first = _identity(folder), True
    for changes in watch(
        folder,
        watch_filter=None,
        debounce=_AT_MOST,
        step=_STEP,
        stop_event=is_over,
        rust_timeout=500,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        # Once in any case: something may have been saved before this began to look on.
        if changes or is_first or _identity(folder) != known:
            yield changes
        is_first = False


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
