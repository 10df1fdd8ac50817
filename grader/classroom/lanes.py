"""Lanes, side by side: each takes the next submission as soon as it is free."""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from grader.boundary.submitted_files import SubmittedFiles
from grader.classroom.lane import Settings, work
from grader.reports.report import Report

Job = TypeVar("Job")


@dataclass(frozen=True)
class Graded(Generic[Job]):
    """What became of a submission."""

    job: Job
    report: Report | None
    """None where the grader itself ended: by the system, for want of memory, say."""
    seconds: float


class Lanes(Generic[Job]):
    """Processes that grade side by side; to leave the block ends them, at once."""

    def __init__(self, count: int, settings: Settings) -> None:
        self._lanes = [_Lane[Job](settings) for _ in range(count)]

    def __enter__(self) -> "Lanes[Job]":
        return self

    def __exit__(self, *error: object) -> None:
        for lane in self._lanes:
            lane.end()

    def grade(
        self, jobs: Iterable[Job], files_of: Callable[[Job], SubmittedFiles]
    ) -> Iterator[Graded[Job]]:
        """Grade what there is, and yield what is ready.

        `files_of` is asked when a lane is free: what waits takes no memory.
        """
        left = iter(jobs)
        for lane in self._lanes:
            lane.take_next(left, files_of)
        while busy := [lane for lane in self._lanes if lane.is_busy]:
            ready = wait([lane.line for lane in busy])
            for lane in busy:
                if lane.line in ready:
                    done = lane.finish()
                    lane.take_next(left, files_of)
                    yield done


class _Lane(Generic[Job]):
    """One process, and what it is at."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._job: tuple[Job, float] | None = None
        self.line, self._process = self._start()

    def _start(self) -> tuple[Connection, multiprocessing.process.BaseProcess]:
        # A copy of this process would have its threads' locks, and its lines to other lanes.
        spawn = multiprocessing.get_context("spawn")
        line, its_line = spawn.Pipe()
        process = spawn.Process(target=work, args=(its_line, self._settings), daemon=True)
        process.start()
        its_line.close()
        return line, process

    @property
    def is_busy(self) -> bool:
        """Whether it grades something."""
        return self._job is not None

    def take_next(self, jobs: Iterator[Job], files_of: Callable[[Job], SubmittedFiles]) -> None:
        """Take the next submission, where there is one."""
        for job in jobs:
            self._job = job, time.monotonic()
            with contextlib.suppress(OSError):  # it has ended: `finish` will see
                self.line.send(files_of(job))
            return

    def finish(self) -> Graded[Job]:
        """Return what became of its submission; a process that has ended gets a successor."""
        assert self._job is not None
        job, began = self._job
        self._job = None
        try:
            report: Report | None = self.line.recv()
        except (EOFError, OSError):
            report = None
            self.end()
            self.line, self._process = self._start()
        return Graded(job, report, time.monotonic() - began)

    def end(self) -> None:
        """End the process, and with it its workers."""
        self._process.kill()
        self._process.join()
        self.line.close()
