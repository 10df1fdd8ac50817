"""What a machine of the cluster does with a batch: a lane grades its submissions in turn.

Dask calls `grade_batch` in as many threads as the machine is to have lanes. A lane is a process of
its own, and stays from one batch to the next of the same run.
"""

import threading
import time
from typing import TypeAlias

from grader.classroom.cluster.answers import write_answers
from grader.classroom.cluster.batch import read_batch
from grader.classroom.detached import start_detached
from grader.classroom.lane import Job, Settings
from grader.classroom.lanes import Graded, Lanes
from grader.course import course

IDLE = 60.0
"""Seconds after which a lane is ended that nobody has needed."""

Lane: TypeAlias = Lanes[int]


class _Station:
    """The lanes of this process that are free, and which run they are for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: list[tuple[float, Lane]] = []
        self._run = ""
        self._ended = ""
        """The run that nobody waits for any more."""

    def take(self, run: str, settings: Settings) -> Lane:
        """Return a lane for a run; those of another run are ended."""
        with self._lock:
            if run != self._run:
                self._end_free(before=time.monotonic())
                self._run = run
            if self._free:
                return self._free.pop()[1]
        return Lanes(1, settings, start_detached)

    def give_back(self, run: str, lane: Lane) -> None:
        """Keep a lane for the next batch, for a while."""
        with self._lock:
            if run == self._run and run != self._ended:
                self._free.append((time.monotonic(), lane))
                self._end_later()
                return
        lane.end()

    def _end_later(self) -> None:
        def end() -> None:
            with self._lock:
                self._end_free(before=time.monotonic() - IDLE)

        timer = threading.Timer(IDLE + 1, end)
        timer.daemon = True
        timer.start()

    def _end_free(self, before: float) -> None:
        """End lanes that have been free since before a moment."""
        for since, lane in self._free:
            if since <= before:
                lane.end()
        self._free = [(since, lane) for since, lane in self._free if since > before]

    def end_run(self, run: str) -> None:
        """Grade no more for a run: what is at work ends with the submission that it is at."""
        with self._lock:
            self._ended = run
            if run == self._run:
                self._end_free(before=time.monotonic())

    def has_ended(self, run: str) -> bool:
        """Whether nobody waits for it any more."""
        return run == self._ended


_station = _Station()


def grade_batch(run: str, batch: bytes) -> bytes:
    """Grade a batch, and return the answers, in its order."""
    seed, sandbox, jobs = read_batch(batch)
    lane = _station.take(run, Settings(course().root, seed, sandbox))
    try:
        done = _grade(run, lane, jobs)
    except BaseException:
        lane.end()
        raise
    _station.give_back(run, lane)
    return write_answers(done)


def _grade(run: str, lane: Lane, jobs: list[Job]) -> list[Graded[int]]:
    done: list[Graded[int]] = []
    for ready in lane.grade(range(len(jobs)), lambda number: jobs[number]):
        done += ready
        if _station.has_ended(run):
            break
    return done


def end_run(run: str) -> None:
    """Grade no more for a run."""
    _station.end_run(run)
