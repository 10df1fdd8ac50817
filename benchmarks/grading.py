"""How long grading takes, in one run on one machine; prints a table.

    python benchmarks/grading.py            the whole grading, and a call across the boundary
    python benchmarks/grading.py --loops    also a submission whose every function loops (a minute)

The floor is what can't be avoided: one plain Python process that imports NumPy and runs the four
trainings of the solutions once.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

import numpy as np  # noqa: E402

from grader.boundary.sandbox import choose_sandbox  # noqa: E402
from grader.boundary.submission import Submission  # noqa: E402
from tests.processes import adopt_orphans  # noqa: E402

ROUNDS = 7
CALLS = 3000
STARTS = 21
KATAS = ("and_gate", "or_gate", "xor_learning_rate", "grid")
FLOOR = f"""
import sys
sys.path.insert(0, {str(PROJECT / "solutions")!r})
import importlib
for name in {KATAS}:
    kata = importlib.import_module(name)
    kata.train(*kata.make_data())
"""
# As a plain process: the CPU time of a worker that bubblewrap ends is nobody's.
GRADING = ["-m", "pytest", "grader", "--submission", "solutions", "--sandbox", "process"]


def seconds(arguments: list[str]) -> tuple[float, float]:
    """Run Python with these arguments; return its CPU time, children included, and wall time."""
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=PROJECT, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    return cpu, wall


def whole_grading() -> None:
    """Compare the grading of the solutions with the floor, in turn."""
    seconds(["-c", FLOOR]), seconds(GRADING)  # once for the caches
    floors, gradings = [], []
    for _ in range(ROUNDS):
        floors.append(seconds(["-c", FLOOR]))
        gradings.append(seconds(GRADING))
    ratios = [grading[0] / floor[0] for grading, floor in zip(gradings, floors, strict=True)]
    print(f"{'':38}{'median':>10}{'min':>10}{'max':>10}")
    row("floor, CPU (s)", [cpu for cpu, _ in floors])
    row("grading the solutions, CPU (s)", [cpu for cpu, _ in gradings])
    row("  times the floor (at most 3)", ratios)
    row("  wall time (s; at most 1.5)", [wall for _, wall in gradings])


WRONG = {
    "neural_network": "def sigmoid(Z): return 1 / (1 + np.exp(Z))\n"
    "def normalize(X): return X - X.mean(axis=0)\n",
    "or_gate": "def make_data(): return np.zeros((4, 2)), np.zeros((4, 1))\n",
    "grid": "def observe(): return 'not learned'\n",
}


def failing_grading() -> None:
    """Compare the grading of some wrong functions with that of right ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "exercises"
        shutil.copytree(PROJECT / "solutions", folder)
        for module, code in WRONG.items():
            with (folder / f"{module}.py").open("a", encoding="utf-8") as file:
                file.write(f"\n\n{code}")
        failing = ["-m", "pytest", "grader", "--submission", str(folder), "--sandbox", "process"]
        ratios = [seconds(failing)[1] / seconds(GRADING)[1] for _ in range(ROUNDS)]
    row("failing / right, wall (at most 2)", ratios)


def grading_job() -> None:
    """Measure what the job that grades a pull request does after installing."""
    with tempfile.TemporaryDirectory() as name:
        report = str(Path(name) / "report.json")
        kata = ["-m", "grader.cli.learner"]
        steps = [
            ["-m", "pytest", "grader", "--submission", "solutions", "--report", report],
            *([*kata, command, report] for command in ("summary", "annotate", "verdict")),
        ]
        walls = [sum(seconds(step)[1] for step in steps) for _ in range(ROUNDS)]
    row("grading job, wall (s; at most 3)", walls)


def one_call() -> None:
    """Measure a call of sigmoid on 12 numbers."""
    submission = Submission(PROJECT / "solutions", 10.0, choose_sandbox("auto").start_worker)
    learner = submission.module("neural_network")
    Z = np.arange(12.0).reshape(4, 3)
    times = []
    for _ in range(CALLS):
        began = time.perf_counter()
        learner.sigmoid(Z)
        times.append((time.perf_counter() - began) * 1000)
    submission.close()
    row("one call (ms; median at most 0.2)", times[1:])


def sandbox() -> None:
    """Compare the start and end of a worker in bubblewrap with those of a plain process."""
    # What bubblewrap leaves behind comes to this process, with its CPU time.
    adopt_orphans()
    added = [(start_worker("bubblewrap") - start_worker("process")) * 1000 for _ in range(STARTS)]
    row("bubblewrap adds, CPU (ms; at most 30)", added)


def start_worker(mode: str) -> float:
    """Start a worker and let it end by itself; return its CPU time, and bubblewrap's."""
    launch = choose_sandbox(mode).launch(PROJECT / "solutions")
    before = os.times()
    worker = subprocess.Popen(
        launch.command, env=launch.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    worker.stdout.readline()  # it is ready
    worker.communicate()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    return sum(os.times()[2:4]) - sum(before[2:4])


def endless_loops() -> None:
    """Grade a submission in which every function loops for ever."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (PROJECT / "solutions").glob("*.py"):
            text = file.read_text(encoding="utf-8")
            loops = text.replace("    ### BEGIN SOLUTION", "    while True: pass\n    ###")
            (Path(folder) / file.name).write_text(loops, encoding="utf-8")
        _, wall = seconds(["-m", "pytest", "grader", "--submission", folder])
    row("every function loops, wall (s; at most 75)", [wall])


def row(name: str, values: list[float]) -> None:
    """Print one line of the table."""
    figures = (statistics.median(values), min(values), max(values))
    print(f"{name:38}" + "".join(f"{figure:10.3f}" for figure in figures))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--loops", action="store_true", help="measure endless loops, too")
    arguments = parser.parse_args()
    whole_grading()
    failing_grading()
    grading_job()
    one_call()
    if choose_sandbox("auto").name == "bubblewrap":
        sandbox()
    if arguments.loops:
        endless_loops()


if __name__ == "__main__":
    main()
