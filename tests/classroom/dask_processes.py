"""A Dask cluster on the loopback: its scheduler and its workers are processes of their own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from distributed import Client

SECONDS = 300
"""For a process to begin, or to end: far more than that takes."""


class Cluster:
    """Starts processes, and ends each by its id."""

    def __init__(self, folder: Path, course: Path) -> None:
        self._folder = folder
        self._course = course
        self._started: list[subprocess.Popen[bytes]] = []
        self._nannies: list[subprocess.Popen[bytes]] = []
        file = folder / "scheduler.json"
        self._start("scheduler", "--port", "0", "--scheduler-file", str(file))
        self.address = str(json.loads(_content(file))["address"])

    def _start(self, *arguments: str, engine: Path | None = None) -> subprocess.Popen[bytes]:
        own = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0", "--no-dashboard")
        with (self._folder / f"{len(self._started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, *own],
                cwd=self._course,
                env={**os.environ, **({"PYTHONPATH": str(engine)} if engine else {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._started.append(process)
        return process

    def start_worker(
        self, *options: str, engine: Path | None = None, threads: int = 1
    ) -> subprocess.Popen[bytes]:
        """Start a worker, and wait until the scheduler knows it.

        `engine` is the folder of another grader than this one.
        """
        before = self._workers()
        place = ("--local-directory", str(self._folder / str(len(self._started))))
        threads_of = ("--nthreads", str(threads))
        process = self._start("worker", self.address, *threads_of, *place, *options, engine=engine)
        if "--no-nanny" not in options:
            self._nannies.append(process)
        _wait_for(lambda: self._workers() > before)
        return process

    def _workers(self) -> int:
        with Client(self.address, set_as_default=False, timeout=SECONDS) as client:
            return len(client.nthreads())

    def close(self) -> None:
        """End all processes, the scheduler last."""
        for process in reversed(self._started):
            if process in self._nannies:
                # A nanny ends what it has started when it is asked to end.
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(SECONDS)
            process.kill()
            process.wait()


@contextmanager
def dask_cluster(folder: Path, course: Path) -> Iterator[Cluster]:
    """Start a scheduler, for a course; at the end it and its workers are gone."""
    cluster = Cluster(folder, course)
    try:
        yield cluster
    finally:
        cluster.close()


def _wait_for(condition) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, f"it took over {SECONDS} s"
        time.sleep(0.05)


def _content(file: Path) -> str:
    """Return what is in a file, once it is there."""
    _wait_for(lambda: file.is_file() and file.read_text(encoding="utf-8").rstrip().endswith("}"))
    return file.read_text(encoding="utf-8")
