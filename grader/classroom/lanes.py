"""Lanes, side by side: each takes the next submission as soon as it is free."""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from grader.classroom.lane import Job, Settings, work
from grader.reports.report import Report

Key = TypeVar("Key")


@dataclass(frozen=True)
class Graded(Generic[Key]):
    """What became of a submission."""

    key: Key
    report: Report | None
    """None where the grader itself ended: by the system, for want of memory, say."""
    seconds: float


@dataclass(frozen=True)
class Remark:
    """What is to be told of those who grade."""

    text: str
    """A sentence."""


@dataclass(frozen=True)
class Started:
    """A lane's process."""

    line: Connection
    pid: int
    end: Callable[[], None]
    """Ends it, at once."""


def start_spawned(settings: Settings) -> Started:
    """Start a lane as a child of this process."""
    # A copy of this process would have its threads' locks, and its lines to other lanes.
    spawn = multiprocessing.get_context("spawn")
    line, its_line = spawn.Pipe()
    process = spawn.Process(target=work, args=(its_line, settings), daemon=True)
    process.start()
    its_line.close()

    def end() -> None:
        process.kill()
        process.join()
        process.close()

    assert process.pid is not None  # it has begun
    return Started(line, process.pid, end)


class Lanes(Generic[Key]):
    """Processes that grade side by side; to leave the block ends them, at once."""

    def __init__(
        self,
        count: int,
        settings: Settings,
        start: Callable[[Settings], Started] = start_spawned,
    ) -> None:
        self._lanes = [_Lane[Key](partial(start, settings)) for _ in range(count)]

    def __enter__(self) -> "Lanes[Key]":
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    def end(self) -> None:
        """End them, at once."""
        for lane in self._lanes:
            lane.end()

    def grade(
        self, keys: Iterable[Key], job_of: Callable[[Key], Job]
    ) -> Iterator[list[Graded[Key]]]:
        """Grade what there is, and yield what is ready, as soon as it is.

        `job_of` is asked when a lane is free: what waits takes no memory.
        """
        left = iter(keys)
        for lane in self._lanes:
            lane.take_next(left, job_of)
        while busy := [lane for lane in self._lanes if lane.is_busy]:
            ready = wait([lane.line for lane in busy])
            done = []
            for lane in busy:
                if lane.line in ready:
                    done.append(lane.finish())
                    lane.take_next(left, job_of)
            yield done


class _Lane(Generic[Key]):
    """One process, and what it is at."""

    def __init__(self, start: Callable[[], Started]) -> None:
        self._start = start
        self._key: tuple[Key, float] | None = None
        self._process = start()

    @property
    def line(self) -> Connection:
        """Reports come through it."""
        return self._process.line

    @property
    def is_busy(self) -> bool:
        """Whether it grades something."""
        return self._key is not None

    def take_next(self, keys: Iterator[Key], job_of: Callable[[Key], Job]) -> None:
        """Take the next submission, where there is one."""
        for key in keys:
            self._key = key, time.monotonic()
            with contextlib.suppress(OSError):  # it has ended: `finish` will see
                self.line.send(job_of(key))
            return

    def finish(self) -> Graded[Key]:
        """Return what became of its submission; a process that has ended gets a successor."""
        assert self._key is not None
        key, began = self._key
        self._key = None
        try:
            report: Report | None = self.line.recv()
        except (EOFError, OSError):
            report = None
            self.end()
            self._process = self._start()
        return Graded(key, report, time.monotonic() - began)

    def end(self) -> None:
        """End the process, and with it its workers."""
        self._process.end()
        self.line.close()
