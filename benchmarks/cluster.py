"""What one more submission costs on a Dask cluster, beside what it costs here; prints a table.

    python -m uv run --group cluster benchmarks/cluster.py
    ... --shares    which part of that the command has, and the scheduler

Scheduler, one machine with one lane and the command that waits are processes of their own, on the
loopback, and all of them are counted, by control group. Here it is one lane as well. A submission's
cost is the difference between a class of a few and one of more.
"""

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.processor_time import Meter  # noqa: E402
from grader.boundary.submitted_files import read_files  # noqa: E402
from grader.classroom.lane import Job, Settings  # noqa: E402
from grader.classroom.lanes import Lanes  # noqa: E402

FEW, MORE, ROUNDS = 5, 45, 3
MANY = 150
SEED = 1
KINDS = {"exercises": "untouched", "solutions": "right (at most 5 %)"}
QUIET = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}
"""As in the README: Dask watches its threads otherwise, which wait for a lane."""


@contextlib.contextmanager
def dask(folder: Path) -> Iterator[tuple[str, int]]:
    """Start a scheduler and a worker; return the scheduler's address, and its process."""
    file = folder / "scheduler.json"
    own = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    where = ("--scheduler-file", str(file), *own)
    processes = []
    with contextlib.ExitStack() as started:
        for arguments in (
            ("scheduler", "--port", "0", *where),
            ("worker", "--nthreads", "1", "--local-directory", str(folder), *where),
        ):
            command = (sys.executable, "-m", "dask", *arguments)
            process = subprocess.Popen(
                command, cwd=PROJECT, env={**os.environ, **QUIET}, stderr=subprocess.DEVNULL
            )
            processes.append(process.pid)
            started.callback(process.wait)
            started.callback(process.terminate)
        from distributed import Client

        while not file.is_file():
            time.sleep(0.05)
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(1)
            address = str(client.scheduler.address)
        yield address, processes[0]


def grade(count: int, kind: str, where: str) -> None:
    """Grade a class of one kind, here or on a cluster."""
    files = read_files(PROJECT / kind)
    if where == "here":
        with Lanes[int](1, Settings(PROJECT, SEED, "auto")) as lanes:
            list(lanes.grade(range(count), lambda _: Job(files)))
        return
    with tempfile.TemporaryDirectory() as folder, dask(Path(folder)) as (address, _):
        grade_there(count, kind, address)


def grade_there(count: int, kind: str, address: str) -> None:
    """Grade a class of one kind on a cluster."""
    from grader.classroom.cluster.cluster import Cluster
    from grader.classroom.grading import Way, _conditions

    files = read_files(PROJECT / kind)
    conditions = _conditions(Way(1, "auto", dask=address))
    with Cluster[int](address, conditions, SEED) as cluster:
        list(cluster.grade(range(count), lambda _: Job(files)))


def shares() -> None:
    """Print what one more submission costs the command, and the scheduler."""
    found = []
    with tempfile.TemporaryDirectory() as folder, dask(Path(folder)) as (address, scheduler):
        for count in (FEW, FEW, FEW + MANY):  # the first time all is loaded
            before = time.process_time(), _seconds_of(scheduler)
            grade_there(count, "exercises", address)
            after = time.process_time(), _seconds_of(scheduler)
            found.append([b - a for a, b in zip(before, after, strict=True)])
    for name, few, more in zip(("the command", "the scheduler"), *found[1:], strict=True):
        print(f"{name:<14}{(more - few) / MANY * 1000:6.2f} ms of processor time each")


def _seconds_of(process: int) -> float:
    """Return the processor time of a process, on Linux."""
    text = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    user, system = text.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def cost(meter: Meter, kind: str, where: str) -> float:
    """Return what one more submission costs, in seconds of processor time."""
    few, more = (
        meter.python(__file__, "--grade", str(count), kind, where).cpu for count in (FEW, MORE)
    )
    return (more - few) / (MORE - FEW)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--grade", nargs=3, metavar=("N", "KIND", "WHERE"), help=argparse.SUPPRESS)
    parser.add_argument("--shares", action="store_true")
    given = parser.parse_args()
    if given.shares:
        shares()
        return
    if given.grade:
        count, kind, where = given.grade
        grade(int(count), kind, where)
        return
    with Meter() as meter:
        print(meter.how)
        for kind, name in KINDS.items():
            rounds = [
                (cost(meter, kind, "here"), cost(meter, kind, "there")) for _ in range(ROUNDS)
            ]
            here, there = (statistics.median(values) * 1000 for values in zip(*rounds, strict=True))
            more = statistics.median(there / here for here, there in rounds) - 1
            said = f"{here:8.0f} ms here {there:8.0f} ms on a cluster {more:+7.1%}"
            print(f"{name:<22}{said}", flush=True)


if __name__ == "__main__":
    main()
