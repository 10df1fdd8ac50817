"""What one more submission costs on a Dask cluster, beside what it costs here; prints a table.

    python -m uv run --group cluster benchmarks/cluster.py

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
SEED = 1
KINDS = {"solutions": "right (at most 5 %)", "exercises": "untouched"}
QUIET = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}
"""As in the README: Dask watches its threads otherwise, which wait for a lane."""


@contextlib.contextmanager
def dask(folder: Path) -> Iterator[str]:
    """Start a scheduler and a worker, and return the address."""
    file = folder / "scheduler.json"
    own = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    where = ("--scheduler-file", str(file), *own)
    with contextlib.ExitStack() as started:
        for arguments in (
            ("scheduler", "--port", "0", *where),
            ("worker", "--nthreads", "1", "--local-directory", str(folder), *where),
        ):
            command = (sys.executable, "-m", "dask", *arguments)
            process = subprocess.Popen(
                command, cwd=PROJECT, env={**os.environ, **QUIET}, stderr=subprocess.DEVNULL
            )
            started.callback(process.wait)
            started.callback(process.terminate)
        from distributed import Client

        while not file.is_file():
            time.sleep(0.05)
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(1)
            address = str(client.scheduler.address)
        yield address


def grade(count: int, kind: str, where: str) -> None:
    """Grade a class of one kind, here or on a cluster."""
    files = read_files(PROJECT / kind)
    if where == "here":
        with Lanes[int](1, Settings(PROJECT, SEED, "auto")) as lanes:
            list(lanes.grade(range(count), lambda _: Job(files)))
        return
    from grader.classroom.cluster.cluster import Cluster
    from grader.classroom.grading import Way, _conditions

    with tempfile.TemporaryDirectory() as folder, dask(Path(folder)) as address:
        conditions = _conditions(Way(1, "auto", dask=address))
        with Cluster[int](address, conditions, SEED) as cluster:
            list(cluster.grade(range(count), lambda _: Job(files)))


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
    given = parser.parse_args()
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
            print(f"{name:<22}{here:8.0f} ms here {there:8.0f} ms on a cluster {more:+7.1%}")


if __name__ == "__main__":
    main()
