"""The solutions are right, by facts that were measured elsewhere."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from grader.checks.oracle import train_on_full_batches
from tests.places import EXERCISES, PROJECT, SOLUTIONS
from tests.submissions import all_checks, all_points, grade_all

KATAS = ("and_gate", "or_gate", "xor_learning_rate", "grid")
EXERCISE_NAMES = sorted(file.stem for file in SOLUTIONS.glob("*.py"))


@pytest.fixture(autouse=True)
def solutions_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(SOLUTIONS)


def load(name: str) -> ModuleType:
    return importlib.import_module(name)


def test_solutions_score_full_points_exercise_by_exercise() -> None:
    """All there are, and nothing to say."""
    report = grade_all(SOLUTIONS)
    assert {e.name: e.points for e in report.exercises} == {
        e.name: e.max_points for e in report.exercises
    }
    assert report.points == all_points()


def test_stubs_score_nothing_exercise_by_exercise() -> None:
    """None at all, and every function is to do, or waits for nothing but a "to do"."""
    report = grade_all(EXERCISES)
    assert [e.points for e in report.exercises] == [0] * len(EXERCISE_NAMES)
    assert {f.status.value for f in report.functions} == {"todo"}
    assert {f.line for f in report.functions} != {None}


@pytest.mark.parametrize("name", EXERCISE_NAMES)
def test_worked_examples_stand_in_every_docstring_but_one(name: str) -> None:
    """To observe is a question: an example would answer it."""
    module = load(name)
    functions = {check.function for check in all_checks() if check.exercise == name}
    with_examples = {one for one in functions if ">>> " in (getattr(module, one).__doc__ or "")}
    assert with_examples == functions - {"observe"}


@pytest.mark.parametrize(
    ("name", "loss", "W", "b"),
    [
        ("and_gate", 0.22828521633076432, 2.02990299, -3.31178991),
        ("or_gate", 0.15679759961756312, 2.82721528, -0.78778632),
        ("xor_learning_rate", np.log(2), 0.0, 0.0),
    ],
)
def test_gates_end_where_they_should(name: str, loss: float, W: float, b: float) -> None:
    """Final loss, weights and bias, from zeros."""
    kata = load(name)
    trained = kata.train(*kata.make_data())
    assert trained[2][-1] == pytest.approx(loss, abs=1e-12)
    np.testing.assert_allclose(trained[0], [[W], [W]], atol=1e-8)
    np.testing.assert_allclose(trained[1], [[b]], atol=1e-8)


def test_and_with_a_high_rate_ends_where_it_should() -> None:
    """The training of the XOR kata, on the table of AND."""
    X, y = load("and_gate").make_data()
    W, b, losses = load("xor_learning_rate").train(X, y)
    assert losses[-1] == pytest.approx(0.017414387398195362, abs=1e-12)
    np.testing.assert_allclose(W, [[7.41431138]] * 2, atol=1e-8)
    np.testing.assert_allclose(b, [[-11.29407355]], atol=1e-8)


def test_xor_stays_exactly_where_it_was() -> None:
    """At zero weights the four errors cancel in every column, whatever the rate."""
    kata = load("xor_learning_rate")
    for lr in (0.1, 1.0):
        W, b, losses = kata.train(*kata.make_data(), lr)
        assert not W.any()
        assert not b.any()
        assert np.ptp(losses) == 0


def test_the_grid_ends_within_the_measured_range() -> None:
    """The random order moves the last digits only."""
    kata = load("grid")
    X, y = kata.make_data()
    for _ in range(5):
        W, b, losses = kata.train(X, y)
        assert 0.0610 < losses[-1] < 0.0613
        assert np.all((W > 3.42) & (W < 3.45))
        assert -1.72 < b.item() < -1.70
        assert kata.evaluate(X, y, W, b)[2] == 1.0


def test_the_observations_are_what_the_trainings_show() -> None:
    """observe() states a finding: here it is found."""
    for name in ("or_gate", "grid"):
        kata = load(name)
        X, y = kata.make_data()
        W, b, _ = kata.train(X, y)
        assert kata.evaluate(X, y, W, b)[2] == 1.0
        assert kata.observe() == "learned"
    kata = load("xor_learning_rate")
    slow, fast = kata.compare_learning_rates(*kata.make_data()).values()
    assert slow == pytest.approx(fast)
    assert kata.observe() == "makes no difference"


def test_the_oracle_agrees_with_the_solutions() -> None:
    """Two ways to compute the same training."""
    random = np.random.default_rng(5)
    X, y = random.normal(size=(4, 2)), np.array([[0], [1], [1], [0]])
    W, b, losses = load("xor_learning_rate").train(X, y, 0.3)
    oracle = train_on_full_batches(X, y, 0.3, 1000)
    np.testing.assert_allclose(W, oracle.W, atol=1e-10)
    np.testing.assert_allclose(b, oracle.b, atol=1e-10)
    np.testing.assert_allclose(losses, oracle.losses, atol=1e-10)


def run_script(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(file)], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("name", KATAS)
def test_a_solved_kata_prints_what_the_blog_post_asks_for(name: str) -> None:
    """It runs as a script."""
    done = run_script(SOLUTIONS / f"{name}.py")
    assert done.returncode == 0
    accuracy = "0.5" if name == "xor_learning_rate" else "1.0"
    assert f"Accuracy: {accuracy}\n" in done.stdout
    if name != "grid":
        assert "Final predictions (probabilities):\n[[0." in done.stdout
        assert "True labels:\n[[0]" in done.stdout


@pytest.mark.parametrize("name", KATAS)
def test_an_unfinished_kata_says_in_one_line_what_is_to_do(name: str) -> None:
    """No traceback."""
    done = run_script(EXERCISES / f"{name}.py")
    assert done.returncode == 1
    assert done.stderr == f"Still to do: make_data in {name}.py\n"
