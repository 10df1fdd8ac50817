"""Randomness in a worker: the same call with the same seed draws the same, whatever draws it."""

from pathlib import Path

import pytest

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files

CODE = """
import random
import numpy as np

made_at_import = np.random.default_rng()
WAYS = {
    "random": random.random,
    "random.seed()": lambda: (random.seed(), random.random()),
    "Random()": lambda: random.Random().random(),
    "np.random": np.random.rand,
    "np.random.seed()": lambda: (np.random.seed(), np.random.rand()),
    "RandomState()": lambda: np.random.RandomState().rand(),
    "default_rng()": lambda: np.random.default_rng().random(),
    "Generator": lambda: np.random.Generator(np.random.PCG64()).random(),
    "made at import": made_at_import.random,
    "a set of texts": lambda: list({f"{number}" for number in range(20)}),
}

def draw(way, again=0):
    return WAYS[way]()

def draw_twice():
    return np.random.default_rng().random() == np.random.default_rng().random()

def seeded():
    np.random.seed(7)
    return [np.random.rand(), np.random.default_rng(7).random(), random.Random(7).random()]
"""
WAYS = [line.split('"')[1] for line in CODE.splitlines() if line.startswith('    "')]


def answers(folder: Path, seed: int, function: str, *arguments: object) -> list:
    """Call a function twice in a worker, and once in another."""
    (folder / "module.py").write_text(CODE, encoding="utf-8")
    got = []
    for _ in range(2):
        submission = Submission(read_files(folder), 30.0, choose_sandbox("auto").start_worker, seed)
        got.append(getattr(submission.module("module"), function)(*arguments))
        submission.close()
    return got


@pytest.mark.parametrize("way", WAYS)
def test_what_is_drawn_repeats_with_the_seed(way: str, tmp_path: Path) -> None:
    """In another worker, the same; with another seed, something else."""
    first, second = answers(tmp_path, 1, "draw", way)
    assert first == second
    if way != "a set of texts":
        assert answers(tmp_path, 2, "draw", way)[0] != first


def test_two_generators_of_one_call_differ(tmp_path: Path) -> None:
    """A new order in each epoch stays a new order."""
    assert answers(tmp_path, 1, "draw_twice") == [False, False]


def test_a_seed_of_the_learners_counts_as_ever(tmp_path: Path) -> None:
    """Whatever the run's seed is."""
    first, second = answers(tmp_path, 1, "seeded")
    assert first == second == answers(tmp_path, 2, "seeded")[0]
    assert first[0] == pytest.approx(0.07630828937395717)
