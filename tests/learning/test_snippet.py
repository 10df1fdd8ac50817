"""A call that the grader made, as a script that makes the same call without it."""

import contextlib
import functools
import io
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import numpy as np
import pytest

from grader.boundary.outcome import CallRecord
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.judging.attempt import Attempts
from grader.judging.checks import always
from grader.learning.snippet import NotWritableError, literal, script
from grader.worker import messages
from tests.places import EXERCISES, SOLUTIONS
from tests.submissions import all_checks

SHIFT = np.array([1.0, np.inf])


def call_of(*arguments: Any, **keywords: Any) -> CallRecord:
    """Return the record of a call of `solve` in a module `puzzle`."""
    return CallRecord("puzzle", "solve", arguments, keywords, messages.Missing(0))


def doubled(value: float) -> float:
    return 2 * value


def moved(A: "np.ndarray[Any, Any]", y: int = 0) -> "np.ndarray[Any, Any]":
    """A moved.

    What else is said of it is for those who write checks.
    """
    by: Any = SHIFT
    return np.asarray(A + doubled(y) + by)


@pytest.mark.parametrize(
    "value",
    [
        *(0.1 + 0.2, float("-inf"), np.float64(1e-300), np.int64(3), True, None, "it's", (1,)),
        [0.5, (1, "a")],
        {"W": np.eye(2), 0.1: [np.nan]},
        np.array([[1 / 3, np.nan], [-np.inf, 2.0]]),
        np.zeros((0, 2)),
        np.arange(3),
        np.array([True, False]),
        np.array([1.5], dtype=np.float32),
        np.array([[1, 2]], dtype=np.uint8),
        np.random.default_rng(1).normal(size=(30, 2)),
        {"a long key " * 5: np.random.default_rng(1).normal(size=(30, 2)), "b": 1},
        np.array(2.0),
    ],
    ids=str,
)
def test_a_value_is_written_with_all_its_digits(value: Any) -> None:
    """Python reads the same of it, its dtype too."""
    text = literal(value)
    np.testing.assert_equal(eval(text, {"np": np}), value)
    if isinstance(value, np.ndarray):
        assert eval(text, {"np": np}).dtype == value.dtype
    assert max(map(len, text.splitlines())) < 150


def test_arguments_have_the_names_that_the_learner_gave_them() -> None:
    """Numbers stand in the call; what the file doesn't name, or no file can be read, is counted."""
    record = call_of(np.eye(1), 0.5, [1], h=2)
    for text, second in (("def solve(X, lr): pass", "argument_2"), ("def solve(", "argument_2")):
        lines = script(record, PurePath("exercises"), text).splitlines()
        first = "X" if text.endswith("pass") else "argument_0"
        assert f"{first} = np.array([[1.0]])" in lines
        assert lines[-1] == f"print(solve({first}, 0.5, {second}, h=2))"
    assert "from puzzle import solve" in lines
    assert "sys.path.insert(0, 'exercises')" in lines


def test_functions_of_the_check_come_with_all_that_they_use() -> None:
    """Without types, and with the first line of their docstrings only."""
    text = script(call_of(moved), PurePath("."), "")
    assert "SHIFT = np.array([1.0, np.inf])" in text
    assert "def doubled(value):\n    return 2 * value\n" in text
    assert 'def moved(A, y=0):\n    """A moved."""\n    by = SHIFT\n' in text
    assert text.index("def doubled") < text.index("def moved")
    compile(text, "script", "exec")


@always(0.5)
def half(A: float, y: float) -> float:
    """0.5."""
    return 0.5


def test_what_a_function_says_to_the_grader_is_left_out() -> None:
    """A learner has no use for it."""
    text = script(call_of(half), PurePath("."), "")
    assert 'def half(A, y):\n    """0.5."""\n    return 0.5\n' in text
    assert "always" not in text


def test_one_that_looks_on_is_written_as_the_function_that_it_wraps() -> None:
    """One that is nothing without the check can't be written."""
    seen: list[Any] = []

    def looking_on(function: Callable[..., Any] | None) -> Callable[..., Any]:
        def look(A: Any) -> Any:
            seen.append(A)
            return A

        return look if function is None else functools.wraps(function)(look)

    text = script(call_of(looking_on(doubled)), PurePath("."), "")
    assert "def doubled(value):" in text
    assert text.endswith("print(solve(doubled))\n")
    with pytest.raises(NotWritableError, match="look"):
        script(call_of(looking_on(None)), PurePath("."), "")


def test_functions_of_the_learner_s_are_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """From their own files."""
    submission = Submission(read_files(EXERCISES), 1.0, choose_sandbox("process").start_worker)
    record = call_of(submission.module("puzzle").hint, submission.module("helper").guess)
    text = script(record, PurePath("."), "")
    assert "from puzzle import hint, solve\nfrom helper import guess\n" in text


def test_the_calls_of_all_checks_run_on_a_learner_s_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first call of each, with the solutions in the place of the exercises."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.chdir(SOLUTIONS.parent)
    submission = Submission(read_files(EXERCISES), 10.0, choose_sandbox("process").start_worker)
    attempts = Attempts(seed=1)
    scripts = set()
    for check in all_checks():
        record = attempts.attempt(submission, check).last_call
        assert record is not None, check.id
        text = (SOLUTIONS / f"{record.module}.py").read_text(encoding="utf-8")
        scripts.add(script(record, Path("solutions"), text))
    submission.close()
    for one in scripts:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(one, "script", "exec"), {})
        assert printed.getvalue()
