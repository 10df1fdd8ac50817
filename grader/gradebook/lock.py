"""Keeps a gradebook to one run at a time, by a lock that dies with its process.

In PostgreSQL the server holds it for a connection, so that it counts for all machines; for SQLite
the system holds it on a file beside the gradebook, for as long as a process has that file open.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from sqlalchemy import Engine, text

from grader.gradebook.database import shown
from grader.gradebook.errors import BusyError

RUNNING = 0x6B617462
"""The advisory lock of PostgreSQL that a run holds."""
PAUSE = 0.2
"""Seconds between two tries."""


@contextmanager
def only_run(engine: Engine, wait: float) -> Iterator[None]:
    """Hold the gradebook for a run; wait some seconds for another one. Raises BusyError."""
    hold = _hold_file if engine.dialect.name == "sqlite" else _hold_on_server
    with hold(engine, wait):
        yield


@contextmanager
def _hold_file(engine: Engine, wait: float) -> Iterator[None]:
    lock = FileLock(f"{engine.url.database}.lock")
    try:
        lock.acquire(timeout=wait, poll_interval=PAUSE)
    except Timeout:
        raise _busy(engine) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _hold_on_server(engine: Engine, wait: float) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:

        def take() -> bool:
            query = text("SELECT pg_try_advisory_lock(:key)")
            return bool(connection.execute(query, {"key": RUNNING}).scalar_one())

        if not _succeeds(take, wait):
            raise _busy(engine)
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": RUNNING})


def _succeeds(take: Callable[[], bool], wait: float) -> bool:
    """Try until it succeeds, or the time is over."""
    end = time.monotonic() + wait
    while not take():
        if time.monotonic() >= end:
            return False
        time.sleep(PAUSE)
    return True


def _busy(engine: Engine) -> BusyError:
    return BusyError(f"another run is at work on {shown(engine)}: wait until it has ended")
