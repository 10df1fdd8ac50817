"""Processor time of a program and of all that it starts, whatever ends it; and how long it took.

The sandbox of a worker is killed when a grading ends, and its time is then in no `getrusage`. So a
program runs in a control group of its own (cgroup, version 2 or 1), where one can be had. Elsewhere
only what ends by itself is counted; `Meter.how` says which it is.

    python benchmarks/processor_time.py -m pytest grader --submission solutions
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
ROUNDS = 7
EMPTY_WITHIN = 1.0
"""Seconds for the processes of a killed sandbox to be gone."""


def usual_environment(**variables: str) -> dict[str, str]:
    """Return the environment of programs that are measured, with these variables besides."""
    environment = {**os.environ, **variables}
    # Everybody has compiled code from the second run on.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


class Cost(NamedTuple):
    """What a program has cost, in seconds; and its exit status."""

    cpu: float
    wall: float
    status: int


class ControlGroup:
    """A control group that processes can be moved into. Raises OSError where there is none."""

    def __init__(self, parent: Path, counter: str) -> None:
        self._folder = parent / f"benchmark-{os.getpid()}"
        self._counter = self._folder / counter
        self._members = self._folder / "cgroup.procs"
        self._folder.mkdir()
        try:
            subprocess.run(["true"], preexec_fn=self.enter, check=True)
            self.seconds()
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            self._folder.rmdir()
            raise OSError(f"{self._folder} can't be used") from error

    def enter(self) -> None:
        """Move the process that calls it into the group."""
        self._members.write_text(str(os.getpid()), encoding="ascii")

    def seconds(self) -> float:
        """Return the processor time of all that was ever in the group, once it is empty."""
        end = time.monotonic() + EMPTY_WITHIN
        while self.members() and time.monotonic() < end:
            time.sleep(0.002)
        return self.seconds_until_now()

    def members(self) -> list[int]:
        """Return the processes that are in the group."""
        return [int(line) for line in self._members.read_text(encoding="ascii").split()]

    def seconds_until_now(self) -> float:
        """Return the processor time of all that is in the group, or was."""
        text = self._counter.read_text(encoding="ascii")
        # Version 1 has nanoseconds and nothing else, version 2 a line "usage_usec 123".
        return int(text.split()[1]) / 1e6 if "usage_usec" in text else int(text) / 1e9

    def remove(self) -> None:
        """Remove the group."""
        self._folder.rmdir()


class Meter:
    """Runs programs and tells what they cost; used in a `with` statement."""

    def __init__(self) -> None:
        self._group = next(control_groups(), None)

    def __enter__(self) -> "Meter":
        return self

    def __exit__(self, *error: object) -> None:
        if self._group is not None:
            self._group.remove()

    @property
    def counts_all(self) -> bool:
        """Whether what was killed is counted as well."""
        return self._group is not None

    @property
    def how(self) -> str:
        """How processor time is measured."""
        if self.counts_all:
            return "processor time by control group: everything is counted"
        return "processor time by os.times: without workers that bubblewrap ends"

    def run(self, command: Sequence[str], env: Mapping[str, str]) -> Cost:
        """Run a program in this project, with no input; its output is thrown away."""
        before, began = self._seconds(), time.perf_counter()
        done = subprocess.run(
            command,
            env=env,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=self._group.enter if self._group else None,
        )
        wall = time.perf_counter() - began
        return Cost(self._seconds() - before, wall, done.returncode)

    def python(self, *arguments: str, **variables: str) -> Cost:
        """Run Python with these arguments, and these variables in its environment."""
        return self.run([sys.executable, *arguments], usual_environment(**variables))

    def _seconds(self) -> float:
        return self._group.seconds() if self._group else sum(os.times()[2:4])


def control_groups() -> Iterator[ControlGroup]:
    """Yield groups of our own, below those that this process is in."""
    try:
        memberships = Path("/proc/self/cgroup").read_text(encoding="ascii").splitlines()
    except OSError:  # not on Linux
        return
    for membership in memberships:
        _, controllers, path = membership.split(":", 2)
        if not controllers:
            places = [("", "cpu.stat"), ("unified", "cpu.stat")]
        elif "cpuacct" in controllers.split(","):
            places = [(controllers, "cpuacct.usage")]
        else:
            continue
        for mount, counter in places:
            try:
                yield ControlGroup(Path("/sys/fs/cgroup", mount, path.lstrip("/")), counter)
            except OSError:
                continue


def main() -> None:
    """Run Python with the arguments of the command line, a few times."""
    with Meter() as meter:
        costs = [meter.python(*sys.argv[1:]) for _ in range(ROUNDS)]
        print(meter.how)
    cpu = statistics.median(cost.cpu for cost in costs) * 1000
    wall = statistics.median(cost.wall for cost in costs) * 1000
    print(f"median of {ROUNDS}: {cpu:.0f} ms of processor time, {wall:.0f} ms")


if __name__ == "__main__":
    main()
