"""What one more submission of a class costs, and how much faster two lanes are; prints a table.

    python -m uv run --group classroom benchmarks/class.py

A submission's cost is the difference between a class of a few and one of more, by control group:
what a killed sandbox has used is in it. The floor is that of `benchmarks/grading.py`. Where others
are busy on the machine, `chrt -f 10 python benchmarks/class.py` comes before them.
"""

import argparse
import itertools
import statistics
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.grading import FLOOR  # noqa: E402
from benchmarks.processor_time import Meter  # noqa: E402
from grader.boundary.submitted_files import read_files  # noqa: E402
from grader.boundary.variables import ONE_THREAD  # noqa: E402
from grader.classroom.lane import Job, Settings  # noqa: E402
from grader.classroom.lanes import Lanes  # noqa: E402

FEW, MORE, ROUNDS = 2, 12, 3
SEED = 1
KINDS = ("solutions", "exercises")
NAMES = {"solutions": "right (at most 2.0; aim 1.6)", "exercises": "untouched (at most 0.8)"}


def grade(count: int, kind: str, lanes: int) -> float:
    """Grade a class of one kind; return how many seconds it took once the lanes were there."""
    files = read_files(PROJECT / kind)
    with Lanes[int](lanes, Settings(PROJECT, SEED, "auto")) as graded:
        list(graded.grade(range(lanes), lambda _: Job(files)))
        began = time.perf_counter()
        list(graded.grade(range(count), lambda _: Job(files)))
        return time.perf_counter() - began


def in_a_process(count: int, kind: str) -> tuple[str, ...]:
    """Return the arguments of Python that grade a class of one kind, in one lane."""
    return (__file__, "--grade", str(count), kind)


def costs(meter: Meter) -> dict[str, float]:
    """Return what one more submission of each kind costs, in times the floor of the same round."""
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(ROUNDS):
        floor = meter.python("-c", FLOOR, **ONE_THREAD).cpu
        for kind in KINDS:
            few, more = (meter.python(*in_a_process(n, kind)).cpu for n in (FEW, MORE))
            found[kind].append((more - few) / (MORE - FEW) / floor)
    return {kind: statistics.median(ratios) for kind, ratios in found.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--grade", nargs=2, metavar=("N", "KIND"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.grade:
        grade(int(given.grade[0]), given.grade[1], lanes=1)
        return
    with Meter() as meter:
        print(meter.how)
        for kind, ratio in costs(meter).items():
            print(f"one more submission, {NAMES[kind]:<30} {ratio:5.2f} times the floor")
    one, two = itertools.starmap(grade, ((MORE, "exercises", 1), (MORE, "exercises", 2)))
    says = "two lanes, untouched (at least 1.85 on two cores)"
    print(f"{says:<52} {one / two:5.2f} times the rate of one")


if __name__ == "__main__":
    main()
