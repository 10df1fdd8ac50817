"""The benchmarks start, each in its smallest run: what they measure is read by hand."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import EXERCISES, PROJECT, SOLUTIONS

BENCHMARKS = sorted(file.stem for file in (PROJECT / "benchmarks").glob("*.py"))


def run(*arguments: str) -> str:
    """Run Python on some arguments, as a benchmark does; return what it prints."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_finds_what_it_measures(name: str) -> None:
    """All that it imports is where it was."""
    importlib.import_module(f"benchmarks.{name}")


def test_the_phases_of_a_grading_are_told() -> None:
    """Those of the grader, of its run loop, and of the worker, in milliseconds."""
    phases = json.loads(run("benchmarks/phases.py", str(SOLUTIONS)))
    assert list(phases) == ["grader", "of the run loop", "worker"]
    assert phases["grader"]["run loop"] > 0
    assert {"oracle", "reference", "waiting and reading"} <= set(phases["of the run loop"])
    assert {"start and numpy", "in all", "grid.train"} <= set(phases["worker"])


def test_the_checks_run_without_isolation() -> None:
    """Those of one kata: with the learner, the reference and random numbers."""
    kata = "grader/checks/test_or_gate.py"
    run("-m", "pytest", "-o", "addopts=", "-p", "benchmarks.plain_pytest", kata, "-k", "Evaluate")


def test_workers_are_counted() -> None:
    """An untouched submission needs one."""
    grading = importlib.import_module("benchmarks.grading")
    assert grading.count_workers(EXERCISES) == 1


def test_what_is_measured_by_itself_can_be_started(tmp_path: Path) -> None:
    """A class of one in a lane, and a program whose processor time is taken."""
    run("benchmarks/class.py", "--grade", "1", "exercises")
    written = tmp_path / "written"
    program = f"open({str(written)!r}, 'w').close()"
    processor_time = importlib.import_module("benchmarks.processor_time")
    with processor_time.Meter() as meter:
        cost = meter.python("-c", program)
    assert cost.status == 0
    assert cost.wall > 0
    assert written.exists()
