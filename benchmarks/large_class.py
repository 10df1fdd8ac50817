"""Grades a class of thousands by `kata grade`, and tells what that leaves behind; prints a table.

    python -m uv run --group classroom benchmarks/large_class.py --count 10000

The class is made by `mixed_class`. In each line stands, after so many submissions: how fast they
are graded, and what each has cost; the memory of the command, and of it with all lanes and workers
(what processes share is counted once); how many processes there were at most, and how many
descriptors the command had open. Then the same command runs again, with nothing to do.

It needs a control group of its own: on Linux, as root or where one is handed down.
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
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.mixed_class import PLANTED, write_class  # noqa: E402
from benchmarks.processor_time import ControlGroup, control_groups, usual_environment  # noqa: E402

PARTS = 10
"""The run is told in so many parts; memory in the last is compared with that in the first."""
HEADING = f"{'a minute':>18}{'CPU s each':>12}{'command':>9}{'all, MiB':>10}{'processes':>11}"


@dataclass(frozen=True)
class Sample:
    """What there was at a moment."""

    command: float
    """MiB of the command itself."""
    all: float
    """MiB of all processes."""
    processes: int
    descriptors: int


def take_sample(group: ControlGroup, command: int) -> Sample:
    """Look at what runs."""
    memory = {process: _memory(process) for process in group.members()}
    descriptors = len(os.listdir(f"/proc/{command}/fd"))
    return Sample(memory[command], sum(memory.values()), len(memory), descriptors)


def _memory(process: int) -> float:
    """Return the MiB of a process, with its share of what it has in common with others."""
    with contextlib.suppress(OSError):  # it has ended meanwhile
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        return int(text.partition("\nPss:")[2].split()[0]) / 1024
    return 0.0


@contextlib.contextmanager
def grading(group: ControlGroup, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Grade the class in a folder by the command, with a folder for temporary files of its own."""
    with subprocess.Popen(
        (sys.executable, "-m", "grader.cli.staff", "grade", str(folder / "class")),
        cwd=PROJECT,
        env=usual_environment(TMPDIR=str(folder / "tmp")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=group.enter,
    ) as process:
        yield process


def first_run(group: ControlGroup, folder: Path, count: int) -> None:
    """Grade all, and print a line for each part."""
    size = count // PARTS
    parts: list[list[Sample]] = [[]]
    began, spent = time.perf_counter(), group.seconds_until_now()
    print(f"{HEADING}{'descriptors':>13}", flush=True)
    with grading(group, folder) as process:
        assert process.stdout is not None
        for line in process.stdout:
            # "150 of 10000: student-00149: 100 of 100"
            done, _, rest = line.partition(" of ")
            if not rest or not done.isdigit():
                continue
            parts[-1].append(take_sample(group, process.pid))
            if int(done) >= len(parts) * size:
                now, used = time.perf_counter() - began, group.seconds_until_now() - spent
                _print_part(int(done), now, used, parts[-1])
                parts.append([])
    means = [statistics.mean(sample.all for sample in part) for part in parts if part]
    print(f"memory, the last part to the first (at most 1.10): {means[-1] / means[0]:.2f}")


def _print_part(done: int, seconds: float, spent: float, samples: list[Sample]) -> None:
    command = statistics.mean(sample.command for sample in samples)
    everything = statistics.mean(sample.all for sample in samples)
    processes = max(sample.processes for sample in samples)
    descriptors = max(sample.descriptors for sample in samples)
    print(
        f"{done:>8}{done / seconds * 60:10.0f}{spent / done:12.3f}{command:9.1f}{everything:10.1f}"
        f"{processes:>11}{descriptors:>13}",
        flush=True,
    )


def second_run(group: ControlGroup, folder: Path, count: int) -> None:
    """Grade all once more: nothing has changed."""
    began = time.perf_counter()
    with grading(group, folder) as process:
        said, _ = process.communicate()
    print(said.splitlines()[-1])
    each = (time.perf_counter() - began) / count * 1000
    print(f"a second run, unchanged (at most 2 ms each): {each:.2f} ms each, reading included")


def print_what_is_left(group: ControlGroup, folder: Path) -> None:
    """Tell what is there that was not there before."""
    group.seconds()  # what was killed has a moment to end
    planted = [file for place in ("/tmp", "/dev/shm") for file in Path(place).glob(f"{PLANTED}*")]
    files = [*(folder / "tmp").rglob("*"), *planted]
    print(f"left behind: {len(files)} files, {len(group.members())} processes")


def main() -> None:
    """Make the class, grade it twice, and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=10_000)
    count = parser.parse_args().count
    group = next(control_groups(), None)
    if group is None:
        sys.exit("There is no control group to be had here: run it on Linux, as root.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tmp").mkdir()
        write_class(folder / "class", count)
        first_run(group, folder, count)
        print_what_is_left(group, folder)
        second_run(group, folder, count)
        print_what_is_left(group, folder)
        size = (folder / "gradebook.sqlite").stat().st_size
        print(f"the gradebook: {size / count / 1024:.1f} KiB each")
    group.remove()


if __name__ == "__main__":
    main()
