"""Judging: whatever a learner's function answers, a check comes to a verdict about the learner."""

import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.authoring.right_variants import with_code
from grader.boundary.outcome import CallRecord
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.boundary.worker import Worker
from grader.course import course
from grader.grading import in_turn
from grader.judging.check import Check
from grader.judging.dependencies import dependencies
from grader.judging.judge import Judge
from grader.reports.status import Status
from grader.worker import messages, values
from tests.places import EXERCISES
from tests.submissions import SEED, all_checks

ODD_ANSWERS = {
    "nothing": None,
    "a number": 0.5,
    "a huge number": 2**1000,
    "NaN": float("nan"),
    "infinity": float("inf"),
    "a truth value": True,
    "a text": "helps",
    "an empty list": [],
    "an empty array": np.zeros(0),
    "an array without columns": np.zeros((4, 0)),
    "a long vector": np.ones(25),
    "a square matrix": np.ones((4, 4)),
    "a cube": np.ones((2, 2, 2)),
    "booleans": np.array([[True], [False]]),
    "small integers": np.array([[1, 2], [3, 4]], np.int8),
    "lists of different lengths": [[1.0], [2.0, 3.0]],
    "a dict of texts": {"W": "x", "b": "y", "p": "z"},
    "a dict of nothing": {"W": None, "b": None, "p": None},
    "a dict of rates": {0.1: None, 1.0: (1,)},
    "a dict with other keys": {None: 1, 3: 2},
    "three nothings": (None, None, None),
    "three texts": ("a", "b", "c"),
    "three empty lists": ([], [], []),
    "three numbers": (1, 2, 3),
    "three odd shapes": (np.ones((9, 1)), np.ones((3, 3)), [[1], [2]]),
    "right shapes, odd values": (np.full((2, 1), np.nan), np.full((1, 1), np.inf), ["x"] * 1000),
    "a ragged history": (np.ones((1, 1)), np.ones((1, 1)), [[1.0], [1.0, 2.0], 3.0, 4.0]),
    "an empty array, large": np.zeros((1000, 100, 0)),
    "a long text among many": ["x" * 1000, *[""] * 9000],
    "two dicts": ({}, {}),
    "deep lists": [[[[[[1]]]]]],
}


class FixedModule:
    """A module whose every function gives the same answer."""

    def __init__(self, submission: "FixedAnswers", name: str) -> None:
        self.submission = submission
        self.name = name

    @property
    def remembered(self) -> "FixedModule":
        return self

    @property
    def last_call(self) -> CallRecord:
        return self.submission.calls[-1]

    def __getattr__(self, function: str) -> Any:
        def call(*arguments: Any, **keywords: Any) -> Any:
            outcome = messages.Returned(1, None, None, 1)
            value, after = self.submission.answer, [self.submission.answer] * len(arguments)
            record = CallRecord(self.name, function, arguments, keywords, outcome, value, after)
            self.submission.calls.append(record)
            return value

        return call


class FixedAnswers(Submission):
    """A submission without a worker."""

    def __init__(self, answer: object) -> None:
        super().__init__(read_files(EXERCISES), 1.0, choose_sandbox("process").start_worker)
        self.answer = answer

    def module(self, name: str) -> Any:
        return FixedModule(self, name)


@pytest.mark.parametrize("name", ODD_ANSWERS)
def test_no_answer_makes_a_check_fail_at_its_own_work(name: str) -> None:
    """It is a wrong answer, or by chance a right one, and never a fault of the grader."""
    judge = Judge(FixedAnswers(ODD_ANSWERS[name]), SEED)
    for check in all_checks():
        result = judge.judge(check)
        assert result.status in (Status.PASSED, Status.FAILED), (check.id, result.message)


def test_inputs_are_random_but_repeat_with_the_seed() -> None:
    """The same seed, the same inputs; the same for all checks of a function."""

    first, second, *_ = (one for one in all_checks() if one.subject == "and_gate.train")
    other = next(one for one in all_checks() if one.subject == "and_gate.evaluate")

    def inputs(seed: int, original: Check) -> float:
        drawn: list[float] = []

        def draw(rng: np.random.Generator) -> None:
            drawn.append(rng.random())

        check = Check(original.id, original.exercise, original.function, "", True, 1, draw)
        Judge(FixedAnswers(None), seed).judge(check)
        return drawn[0]

    assert inputs(1, first) == inputs(1, first) == inputs(1, second)
    assert inputs(1, first) != inputs(2, first)
    assert inputs(1, first) != inputs(1, other)


@pytest.mark.parametrize(
    ("module", "code", "count"),
    [
        ("neural_network", "", 1),
        # Where nothing was served before, no other code can be to blame.
        ("neural_network", "def normalize(X): return X - X.mean(axis=0)", 1),
        # What is built on a wrong function waits for it, and is not tried again.
        ("neural_network", "def sigmoid(Z): return 1 / (1 + np.exp(Z))", 1),
        ("grid", "def make_data(): return np.ones((25, 2)), np.ones((25, 1))", 2),
    ],
)
def test_a_worker_is_enough_but_where_others_may_be_to_blame(
    module: str, code: str, count: int, tmp_path: Path
) -> None:
    """Right solutions need one, and one more for each further file in which a check is lost."""
    exercises = {"neural_network", "and_gate", module} if code else set(course().exercise_names)
    assert workers_started(with_code(tmp_path / "exercises", {module: code}), exercises) == count


def test_an_untouched_submission_needs_one_worker(tmp_path: Path) -> None:
    """What is still to do by its own file was not spoilt by others, notes at the margin or not."""
    exercises = set(course().exercise_names)
    assert workers_started(course().exercises, exercises) == 1
    for file in course().exercises.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        noted = text.replace(
            "    raise NotImplementedError", "# later\n    raise NotImplementedError"
        )
        assert noted != text
        (tmp_path / file.name).write_text(noted, encoding="utf-8")
    assert workers_started(tmp_path, exercises) == 1


def workers_started(folder: Path, exercises: set[str]) -> int:
    """Judge some exercises in a folder; return how many workers it took."""
    started: list[Worker] = []

    def start_worker() -> Worker:
        started.append(choose_sandbox("auto").start_worker())
        return started[-1]

    submission = Submission(read_files(folder), 10.0, start_worker)
    judge = Judge(submission, SEED, dependencies)
    for check in in_turn([one for one in all_checks() if one.exercise in exercises]):
        judge.judge(check)
    submission.close()
    return len(started)


@pytest.mark.parametrize(
    "answer",
    [
        "np.zeros(250_000, np.int8)",
        "[np.zeros((0, 1, 1, 1)) for _ in range(2_000)]",
        "[[0.5] for _ in range(5_000)]",
    ],
)
def test_of_answers_a_run_keeps_little(answer: str, tmp_path: Path) -> None:
    """However large they are: not what a check has made of them, nor how they came."""
    checks = all_checks()[::4]  # all kinds of them: to trace their memory takes long
    large = f"LARGE = {answer}"
    for exercise in course().exercise_names:
        names = {check.function for check in all_checks() if check.exercise == exercise}
        lines = [f"{name} = lambda *arguments, **keywords: LARGE" for name in sorted(names)]
        text = "\n".join(["import numpy as np", large, *lines])
        (tmp_path / f"{exercise}.py").write_text(text, encoding="utf-8")
    submission = Submission(read_files(tmp_path), 10.0, choose_sandbox("auto").start_worker)
    judge = Judge(submission, SEED)
    tracemalloc.start()
    lost = [check for check in checks if judge.judge(check).status is not Status.PASSED]
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    submission.close()
    assert len(lost) > len(checks) / 2
    assert kept < 4 * len(checks) * values.MAX_ARRAY_BYTES
