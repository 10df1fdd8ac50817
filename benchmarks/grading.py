"""How long grading takes, in one run on one machine; prints tables.

    python -m uv run --group reports benchmarks/grading.py    whole gradings, and a call
    ... --phases    where the processor time of a grading goes, and nothing else
    ... --loops     also a submission whose every function loops (a minute)

The floor is what can't be avoided: one plain Python process that imports NumPy and runs the four
trainings of the solutions once. What is compared runs in turn, and each ratio is that of one round,
so that a machine which is slower for a while is slower for both. Where others are busy on it,
`chrt -f 10 python benchmarks/grading.py` (as root, on Linux) comes before them.
"""

import argparse
import contextlib
import functools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SOLUTIONS = PROJECT / "solutions"
sys.path.insert(0, str(PROJECT))

import numpy as np  # noqa: E402

from benchmarks.processor_time import Cost, Meter, usual_environment  # noqa: E402
from grader.boundary.sandbox import choose_sandbox  # noqa: E402
from grader.boundary.submission import Submission  # noqa: E402
from grader.boundary.submitted_files import read_files  # noqa: E402
from grader.boundary.variables import ONE_THREAD  # noqa: E402
from grader.boundary.worker import Worker  # noqa: E402
from grader.grading import checks_of  # noqa: E402
from grader.judging.check import load_checks  # noqa: E402
from grader.judging.dependencies import dependencies  # noqa: E402
from grader.judging.judge import Judge  # noqa: E402
from grader.judging.lending import Lender  # noqa: E402

ROUNDS = 9
CALLS = 3000
STARTS = 21
KATAS = ("and_gate", "or_gate", "xor_learning_rate", "grid")
FLOOR = f"""
import sys
sys.path.insert(0, {str(SOLUTIONS)!r})
import importlib
for name in {KATAS}:
    kata = importlib.import_module(name)
    kata.train(*kata.make_data())
"""
PLAIN = ("-m", "pytest", "-o", "addopts=", "-p", "benchmarks.plain_pytest", "grader/checks")
RIGHT_NAME = "grading, right (at most 2.6; aim 2.2)"
WRONG_NAME = "grading, some wrong (at most 3.2)"
SEED = 1


def grading(meter: Meter, folder: str | Path) -> tuple[str, ...]:
    """Return the arguments that grade a folder."""
    # Where the processor time of a worker that bubblewrap ends can't be had, as a plain process.
    sandbox = "auto" if meter.counts_all else "process"
    return ("-m", "pytest", "grader", "--submission", str(folder), "--sandbox", sandbox)


WRONG = {
    "neural_network": "def sigmoid(Z): return 1 / (1 + np.exp(Z))\n"
    "def normalize(X): return X - X.mean(axis=0)\n",
    "or_gate": "def make_data(): return np.zeros((4, 2)), np.zeros((4, 1))\n",
    "grid": "def observe(): return 'not learned'\n",
}


@contextlib.contextmanager
def wrong_submission() -> Iterator[Path]:
    """Make the solutions with some wrong functions in three of the files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "exercises"
        shutil.copytree(SOLUTIONS, folder)
        for module, code in WRONG.items():
            with (folder / f"{module}.py").open("a", encoding="utf-8") as file:
                file.write(f"\n\n{code}")
        yield folder


def whole_grading(meter: Meter, wrong: Path) -> None:
    """Compare gradings with the floor, and with the same assertions without isolation."""
    floor = ("-c", FLOOR)
    jobs: dict[str, Callable[[], Cost]] = {
        "floor": lambda: meter.python(*floor),
        RIGHT_NAME: lambda: meter.python(*grading(meter, "solutions")),
        "grading, untouched (at most 3.2)": lambda: meter.python(*grading(meter, "exercises")),
        WRONG_NAME: lambda: meter.python(*grading(meter, wrong)),
        "plain pytest, no isolation": lambda: meter.python(*PLAIN),
        # A grading has one thread anyway. On tiny arrays further ones only cost time.
        "floor, one thread": lambda: meter.python(*floor, **ONE_THREAD),
        "plain pytest, one thread": lambda: meter.python(*PLAIN, **ONE_THREAD),
    }
    for job in jobs.values():
        job()  # once for the caches
    rounds = [{name: job() for name, job in jobs.items()} for _ in range(ROUNDS)]
    print(meter.how)
    heading("CPU (ms)")
    for name in jobs:
        row(name, [costs[name].cpu * 1000 for costs in rounds])
    heading("times the floor, CPU")
    for name in jobs:
        row(name, [costs[name].cpu / costs["floor"].cpu for costs in rounds])
    heading("wall time (ms)")
    for name in jobs:
        row(name, [costs[name].wall * 1000 for costs in rounds])
    ratios = [costs[WRONG_NAME].wall / costs[RIGHT_NAME].wall for costs in rounds]
    row("some wrong / right (at most 2)", ratios)


def count_workers(folder: Path) -> int:
    """Return how many workers are started to grade a folder."""
    started: list[Path] = []

    def start_worker() -> Worker:
        started.append(folder)
        return choose_sandbox("auto").start_worker()

    submission = Submission(read_files(folder), 10.0, start_worker)
    uses = functools.cache(dependencies)
    judge = Judge(submission, SEED, uses, checks_of, Lender(submission))
    for check in load_checks():
        judge.judge(check)
    judge.close()
    return len(started)


def workers(wrong: Path) -> None:
    """Count the workers that gradings start."""
    folders = {
        "solutions": SOLUTIONS,
        "untouched": PROJECT / "exercises",
        "some wrong, in three files": wrong,
    }
    print(f"\n{'workers started':44}")
    for name, folder in folders.items():
        print(f"{name:44}{count_workers(folder):10}")


def phases() -> None:
    """Print where the processor time of a grading goes: medians over some gradings."""
    command = [sys.executable, str(PROJECT / "benchmarks" / "phases.py"), "solutions"]
    outputs = [subprocess.check_output(command, env=usual_environment()) for _ in range(ROUNDS + 1)]
    runs = [json.loads(output) for output in outputs[1:]]  # the first was for the caches
    for group in runs[0]:
        heading(f"{group} (ms)")
        for name in runs[0][group]:
            times = [run[group][name] for run in runs]
            if statistics.median(times) >= 0.1:
                row(name, times)


def grading_job(meter: Meter) -> None:
    """Measure what the job that grades a pull request does after installing."""
    with tempfile.TemporaryDirectory() as name:
        report = str(Path(name) / "report.json")
        kata = ("-m", "grader.cli.learner")
        steps = [
            (*grading(meter, "solutions"), "--report", report),
            *((*kata, command, report) for command in ("summary", "annotate", "verdict")),
        ]
        rounds = [[meter.python(*step) for step in steps] for _ in range(ROUNDS)]
    if any(cost.status for costs in rounds for cost in costs):
        raise SystemExit("The grading job fails: reading a report needs the group `reports`.")
    row("grading job, wall (s; at most 3)", [sum(c.wall for c in costs) for costs in rounds])


def one_call() -> None:
    """Measure a call of sigmoid on 12 numbers."""
    submission = Submission(read_files(SOLUTIONS), 10.0, choose_sandbox("auto").start_worker)
    learner = submission.module("neural_network")
    Z = np.arange(12.0).reshape(4, 3)
    times = []
    for _ in range(CALLS):
        began = time.perf_counter()
        learner.sigmoid(Z)
        times.append((time.perf_counter() - began) * 1000)
    submission.close()
    row("one call (ms; median at most 0.2)", times[1:])


def sandbox(meter: Meter) -> None:
    """Compare the start and end of a worker in bubblewrap with those of a plain process."""
    added = []
    for _ in range(STARTS):
        # It gets no call, and so it ends by itself.
        plain, inside = (
            meter.run(launch.command, env=launch.environment)
            for launch in (choose_sandbox(mode).launch() for mode in ("process", "bubblewrap"))
        )
        added.append((inside.cpu - plain.cpu) * 1000)
    row("bubblewrap adds, CPU (ms; at most 30)", added)


def endless_loops(meter: Meter) -> None:
    """Grade a submission in which every function loops for ever."""
    with tempfile.TemporaryDirectory() as folder:
        for file in SOLUTIONS.glob("*.py"):
            text = file.read_text(encoding="utf-8")
            loops = text.replace("    ### BEGIN SOLUTION", "    while True: pass\n    ###")
            (Path(folder) / file.name).write_text(loops, encoding="utf-8")
        loops_cost = meter.python(*grading(meter, folder))
    row("every function loops, wall (s; at most 75)", [loops_cost.wall])


def heading(name: str) -> None:
    """Print the first line of a table."""
    print(f"\n{name:44}{'median':>10}{'min':>10}{'max':>10}")


def row(name: str, values: Sequence[float]) -> None:
    """Print one line of a table."""
    figures = (statistics.median(values), min(values), max(values))
    print(f"{name:44}" + "".join(f"{figure:10.2f}" for figure in figures))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phases", action="store_true", help="print where the time goes")
    parser.add_argument("--loops", action="store_true", help="measure endless loops, too")
    arguments = parser.parse_args()
    if arguments.phases:
        phases()
        return
    with Meter() as meter, wrong_submission() as wrong:
        whole_grading(meter, wrong)
        workers(wrong)
        heading("besides")
        grading_job(meter)
        one_call()
        if meter.counts_all and choose_sandbox("auto").name == "bubblewrap":
            sandbox(meter)
        if arguments.loops:
            endless_loops(meter)


if __name__ == "__main__":
    main()
