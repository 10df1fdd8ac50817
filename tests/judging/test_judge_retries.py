"""What a lost check means: the function's own fault, or another's; and what is kept of it."""

import gc
import itertools
import warnings
import weakref
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.course import FunctionName
from grader.judging.check import Check
from grader.judging.expect import expect_number, expect_one_of, expect_that
from grader.judging.judge import CheckResult, Judge
from grader.reports.message import as_text
from grader.reports.status import Status
from grader.worker import messages
from tests.boundary.scripted_worker import (
    Behaviour,
    Script,
    ScriptedWorker,
    dies,
    garbles,
    prints,
    raises,
    returns,
    spoiled_by,
    times_out,
)

RIGHT, WRONG = returns(1.0), returns(2.0)
CRASHES = dies("by signal SIGSEGV")
RAISES = raises("ValueError", "odd")
UNFINISHED = raises("NotImplementedError")


def then(first: Behaviour, *others: Behaviour) -> Behaviour:
    """Behave otherwise in the second call of a worker, and in the third."""
    return lambda worker: (first, *others)[len(worker.calls) - 1](worker)


class Run:
    """Judges checks of a submission whose functions do what a test says: right is 1.

    `uses` is what each function is built on; `asked` counts how often the judge asks for it.
    """

    def __init__(
        self,
        folder: Path,
        functions: Mapping[FunctionName, Behaviour],
        uses: Mapping[FunctionName, list[FunctionName]] | None = None,
    ) -> None:
        self.script = Script(functions)
        self.asked = 0
        self._uses = uses or {}
        self._numbers = itertools.count()
        self.judge = Judge(
            Submission(read_files(folder), 10.0, self.script.start_worker), 7, self._ask
        )

    def _ask(self) -> Mapping[FunctionName, list[FunctionName]]:
        self.asked += 1
        return self._uses

    def check(self, subject: FunctionName, calls: int = 1, name: str = "check") -> CheckResult:
        """Judge a check that calls a function with 0, 1, ..., so many times, and expects 1."""
        exercise, _, function = subject.partition(".")

        def run(learner: Any) -> None:
            for number in range(calls):
                expect_number(getattr(learner, function)(number), 1.0)

        return self.judge.judge(
            Check(f"{subject}::{next(self._numbers)}::{name}", exercise, function, "", True, 1, run)
        )

    def statuses(self, *subjects: FunctionName) -> list[str]:
        """Judge a check of each function; return what became of them."""
        return [self.check(subject).status.value for subject in subjects]


# ── who is to blame ──────────────────────────────────────────────────────────────────────────


def test_a_right_answer_is_called_once(tmp_path: Path) -> None:
    """Whoever was served before."""
    run = Run(tmp_path, {"a.f": RIGHT, "b.g": RIGHT})
    assert run.statuses("a.f", "b.g") == ["passed", "passed"]
    assert run.script.calls == [["a.f", "b.g"]]


@pytest.mark.parametrize("lost", [WRONG, RAISES])
def test_what_is_lost_after_another_exercise_is_tried_again_in_a_new_worker(
    lost: Behaviour, tmp_path: Path
) -> None:
    """The other one may have left the worker in disorder: there it is right."""
    run = Run(tmp_path, {"a.f": RIGHT, "b.g": spoiled_by("a.f", lost, RIGHT)})
    assert run.statuses("a.f", "b.g") == ["passed", "passed"]
    assert run.script.calls == [["a.f", "b.g"], ["b.g"]]
    assert [worker.is_stopped for worker in run.script.workers] == [True, False]


def test_what_is_lost_again_is_lost(tmp_path: Path) -> None:
    """What was seen the second time is told, and there is no third time."""
    run = Run(tmp_path, {"a.f": RIGHT, "b.g": spoiled_by("a.f", returns(3.0), WRONG)})
    run.check("a.f")
    result = run.check("b.g")
    assert result.status is Status.FAILED
    assert as_text(result.message) == "Called    g(0)\nReturned  2\nExpected  1"
    assert run.script.calls == [["a.f", "b.g"], ["b.g"]]


@pytest.mark.parametrize("lost", [WRONG, RAISES])
def test_a_wrong_answer_after_its_own_file_is_lost_at_once(lost: Behaviour, tmp_path: Path) -> None:
    """The functions of one file spoil each other at their own cost."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": lost})
    run.check("a.f")
    assert run.check("a.g").status in (Status.FAILED, Status.ERROR)
    assert run.script.calls == [["a.f", "a.g"]]


BREAKDOWNS = [times_out, CRASHES, garbles]


@pytest.mark.parametrize("breakdown", BREAKDOWNS)
def test_a_breakdown_after_another_function_is_tried_again(
    breakdown: Behaviour, tmp_path: Path
) -> None:
    """Even of the same file: a thread that it has left behind may be the cause."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": spoiled_by("a.f", breakdown, RIGHT)})
    assert run.statuses("a.f", "a.g") == ["passed", "passed"]
    assert run.script.calls == [["a.f", "a.g"], ["a.g"]]


@pytest.mark.parametrize("breakdown", BREAKDOWNS)
def test_a_breakdown_in_a_worker_of_its_own_is_lost_at_once(
    breakdown: Behaviour, tmp_path: Path
) -> None:
    """There is nobody else to blame: not before the first check, and not between its own."""
    run = Run(tmp_path, {"a.f": breakdown})
    assert run.statuses("a.f") == ["error"]
    assert run.script.calls == [["a.f"]]
    run = Run(tmp_path, {"a.f": then(RIGHT, breakdown)})
    assert run.statuses("a.f", "a.f") == ["passed", "error"]
    assert run.script.calls == [["a.f", "a.f"]]


def test_the_last_call_says_whether_a_check_has_broken_down(tmp_path: Path) -> None:
    """Those before it have answered."""
    behaviour = spoiled_by("a.f", then(RIGHT, RIGHT, CRASHES), RIGHT)
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": behaviour})
    run.check("a.f")
    assert run.check("a.g", calls=2).status is Status.PASSED
    assert run.script.calls == [["a.f", "a.g", "a.g"], ["a.g", "a.g"]]


def test_a_function_that_has_no_time_left_is_not_tried_again(tmp_path: Path) -> None:
    """It was not called, so nobody in its file can be to blame for that."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": times_out})
    assert run.statuses("a.f", "a.g") == ["passed", "error"]
    assert run.script.calls == [["a.f", "a.g"], ["a.g"]]
    run.check("a.f")
    result = run.check("a.g")
    assert result.status is Status.ERROR
    assert "Not called: an earlier call" in as_text(result.message)
    assert run.script.calls == [["a.f", "a.g"], ["a.g"], ["a.f"]]
    assert not run.script.workers[-1].is_stopped


def test_a_check_that_calls_nothing_can_be_lost(tmp_path: Path) -> None:
    """There is no last call then that could have broken down."""
    run = Run(tmp_path, {"a.f": RIGHT, "b.g": RIGHT})
    run.check("a.f")

    def lose(learner: Any) -> None:
        expect_number(2.0, 1.0)

    result = run.judge.judge(Check("c", "b", "g", "", True, 1, lose))
    assert result.status is Status.FAILED
    assert as_text(result.message) == "Returned  2\nExpected  1"


# ── stubs ────────────────────────────────────────────────────────────────────────────────────

STUBS = {
    "its only function": "def g(x):\n    raise NotImplementedError\n",
    "the first of two": "def g(x):\n    raise NotImplementedError\n\n\ndef h(x):\n    return x\n",
    "arguments on lines of their own": "def g(\n    x,\n) -> int:\n    raise NotImplementedError\n",
    "after a docstring": 'def g(x):\n    """Say."""\n\n    raise NotImplementedError("TODO")\n',
}
NO_STUBS = {
    "written": "def g(x):\n    return x\n",
    "the other one": "def g(x):\n    return x\n\n\ndef h(x):\n    raise NotImplementedError\n",
    "one with a longer name": "def gg(x):\n    raise NotImplementedError\n",
    "a method": "class C:\n    def g(x):\n        raise NotImplementedError\n",
    "no file": None,
}


def judge_after_another_file(folder: Path, text: str | None, lost: Behaviour) -> Run:
    """Judge b.g, with a file of this text, in a worker that was asked for a.f."""
    if text is not None:
        (folder / "b.py").write_text(text, encoding="utf-8")
    run = Run(folder, {"a.f": RIGHT, "b.g": lost})
    run.check("a.f")
    run.check("b.g")
    return run


@pytest.mark.parametrize("name", STUBS)
def test_a_stub_by_its_own_file_is_not_tried_again(name: str, tmp_path: Path) -> None:
    """An untouched submission needs no second worker."""
    run = judge_after_another_file(tmp_path, STUBS[name], UNFINISHED)
    assert run.script.calls == [["a.f", "b.g"]]


@pytest.mark.parametrize("name", NO_STUBS)
def test_what_only_the_worker_calls_a_stub_is_tried_again(name: str, tmp_path: Path) -> None:
    """Another file's code may speak for it."""
    run = judge_after_another_file(tmp_path, NO_STUBS[name], UNFINISHED)
    assert run.script.calls == [["a.f", "b.g"], ["b.g"]]


@pytest.mark.parametrize("lost", [WRONG, RAISES])
def test_a_stub_that_does_something_else_is_tried_again(lost: Behaviour, tmp_path: Path) -> None:
    """By its file it is to do; but that is not what happened."""
    run = judge_after_another_file(tmp_path, STUBS["its only function"], lost)
    assert run.script.calls == [["a.f", "b.g"], ["b.g"]]


# ── what a function is built on ──────────────────────────────────────────────────────────────

USES = {"b.g": ["a.f"], "c.h": ["b.g"]}


def test_what_is_built_on_a_wrong_function_is_not_tried_again(tmp_path: Path) -> None:
    """That one is to blame."""
    run = Run(tmp_path, {"a.f": WRONG, "b.g": WRONG, "c.k": WRONG}, USES)
    assert run.statuses("a.f", "b.g") == ["failed", "waiting"]
    assert run.script.calls == [["a.f", "b.g"]]
    run.check("c.k")
    assert run.script.calls == [["a.f", "b.g", "c.k"], ["c.k"]]


def test_a_function_that_raises_is_wrong_too(tmp_path: Path) -> None:
    """What is built on it is not tried again."""
    run = Run(tmp_path, {"a.f": RAISES, "b.g": WRONG}, USES)
    assert run.statuses("a.f", "b.g") == ["error", "waiting"]
    assert run.script.calls == [["a.f", "b.g"]]


def test_what_is_to_do_is_not_wrong(tmp_path: Path) -> None:
    """It says so itself where it is called: what is built on it has lost for another reason."""
    run = Run(tmp_path, {"a.f": UNFINISHED, "b.g": WRONG}, USES)
    assert run.statuses("a.f", "b.g") == ["todo", "failed"]
    assert run.script.calls == [["a.f", "b.g"], ["b.g"]]


def test_what_is_built_on_a_wrong_function_is_not_called_wrong_itself(tmp_path: Path) -> None:
    """It may be right."""
    run = Run(tmp_path, {"a.f": WRONG, "b.g": WRONG, "c.h": WRONG}, USES)
    run.statuses("a.f", "b.g", "c.h")
    assert run.script.calls == [["a.f", "b.g", "c.h"], ["c.h"]]


def test_uses_are_asked_for_only_where_something_is_lost(tmp_path: Path) -> None:
    """To read them takes time, which a right submission does not pay."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.k": WRONG, "b.g": RIGHT})
    run.statuses("a.f", "b.g")
    assert run.asked == 0
    run.check("a.k")
    assert run.asked > 0


class LendsTo:
    """Lends to a submission that answers otherwise, in a worker of its own."""

    def __init__(self, borrower: Submission) -> None:
        self._borrower = borrower

    def submission_with(self, *_: object) -> Submission:
        """Return the other side."""
        return self._borrower

    def prepare(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize(
    ("guesses", "status"),
    [(True, Status.WAITING), (False, Status.PASSED)],
)
def test_with_a_loan_nobody_guesses_again(guesses: bool, status: Status, tmp_path: Path) -> None:
    """What it stands on is only judged once it is lost: then it waits. Any other answer counts."""
    words = ("learned", "not learned")
    script = Script({"a.f": WRONG, "b.g": returns(words[0])})
    borrower = Submission(
        read_files(tmp_path), 10.0, Script({"b.g": returns(words[1])}).start_worker
    )
    lender: Any = LendsTo(borrower)

    def guess(learner: Any) -> None:
        if guesses:
            expect_one_of(learner.g(), words, words[1], hint="")
        else:
            expect_that(learner.g() == words[1], found="another word", expected="this one")

    def helper(learner: Any) -> None:
        expect_number(learner.f(0), 1.0)

    beneath = Check("a.f", "a", "f", "", True, 1, helper)
    submission = Submission(read_files(tmp_path), 10.0, script.start_worker)
    judge = Judge(submission, 7, lambda: USES, lambda name: [beneath], lender)
    result = judge.judge(Check("b.g", "b", "g", "", True, 1, guess))
    assert result.status is status


# ── what is kept ─────────────────────────────────────────────────────────────────────────────


def no_value(worker: ScriptedWorker) -> messages.Message:
    """Return what can't be decoded."""
    return messages.Returned(0, {"dict": 3}, None, None)


def seen(run: Run, subject: FunctionName) -> list[tuple[list[Any], str | None]]:
    """Return the values of the calls of each observation, and what was found wrong."""
    return [
        ([call.value for call in one.calls], one.wrong and one.wrong.got)
        for one in run.judge.attempts.observations_of(subject)
    ]


@pytest.mark.parametrize(
    ("behaviour", "observed"),
    [
        (RIGHT, [([1.0, 1.0], None)]),
        (then(RIGHT, WRONG), [([1.0, 2.0], "2")]),
        (then(RIGHT, RAISES), [([1.0], "raised ValueError")]),
        (then(RIGHT, CRASHES), []),
        (then(RIGHT, times_out), []),
        (then(RIGHT, no_value), []),
    ],
)
def test_answers_are_kept_until_one_is_missing(
    behaviour: Behaviour, observed: list, tmp_path: Path
) -> None:
    """A wrong one is the last. An error is seen, too; a breakdown tells nothing of a mistake."""
    run = Run(tmp_path, {"a.f": behaviour})
    run.check("a.f", calls=2)
    assert seen(run, "a.f") == observed


def test_an_observation_says_whether_the_check_has_passed(tmp_path: Path) -> None:
    """And what an error is: it was seen, not returned."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": RAISES})
    run.statuses("a.f", "a.g")
    (passed,) = run.judge.attempts.observations_of("a.f")
    (lost,) = run.judge.attempts.observations_of("a.g")
    assert (passed.passed, lost.passed) == (True, False)
    assert lost.wrong is not None
    assert lost.wrong.observed


def test_each_function_has_its_own_observations(tmp_path: Path) -> None:
    """One for each of its checks."""
    run = Run(tmp_path, {"a.f": RIGHT, "a.g": WRONG, "b.f": RIGHT})
    run.check("a.f", name="first")
    run.check("a.g")
    run.check("b.f")
    run.check("a.f", name="second")
    assert [one.check.name for one in run.judge.attempts.observations_of("a.f")] == [
        "first",
        "second",
    ]
    assert [one.check.subject for one in run.judge.attempts.observations_of("a.g")] == ["a.g"]


@pytest.mark.parametrize(
    ("alone", "observed"),
    [(returns(3.0), [([3.0], "3")]), (RIGHT, [([1.0], None)]), (CRASHES, []), (times_out, [])],
)
def test_what_is_seen_counts_at_the_last_attempt(
    alone: Behaviour, observed: list, tmp_path: Path
) -> None:
    """The first one may have been spoiled."""
    run = Run(tmp_path, {"a.f": RIGHT, "b.g": spoiled_by("a.f", WRONG, alone)})
    run.statuses("a.f", "b.g")
    assert seen(run, "b.g") == observed


class Computed:
    """Something that a check has computed."""


@pytest.mark.parametrize("behaviour", [RIGHT, WRONG, RAISES, CRASHES, times_out])
def test_what_a_check_has_computed_is_let_go(behaviour: Behaviour, tmp_path: Path) -> None:
    """At once: the results of a whole run would else be kept, by the traceback of what is lost."""
    run = Run(tmp_path, {"a.f": behaviour})
    computed = []

    def compute(learner: Any) -> None:
        large = Computed()
        computed.append(weakref.ref(large))
        expect_number(learner.f(), 1.0)

    gc.disable()  # it would tidy up what is left over
    try:
        run.judge.judge(Check("c", "a", "f", "", True, 1, compute))
        assert computed[0]() is None
    finally:
        gc.enable()


def test_a_fault_of_a_check_is_told_and_not_kept(tmp_path: Path) -> None:
    """It says nothing of the function."""
    run = Run(tmp_path, {"a.f": RIGHT})

    def fail(learner: Any) -> None:
        raise KeyError("x")

    result = run.judge.judge(Check("c", "a", "f", "", True, 1, fail))
    assert result.status is Status.NOT_GRADED
    assert "Details   KeyError: 'x'" in as_text(result.message)
    assert run.judge.attempts.observations_of("a.f") == []


def test_the_last_call_is_told(tmp_path: Path) -> None:
    """That is the one which is wrong."""
    run = Run(tmp_path, {"a.f": then(RIGHT, WRONG)})
    message = as_text(run.check("a.f", calls=2).message)
    assert message == "Called    f(1)\nReturned  2\nExpected  1"


# ── the result ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (RIGHT, ""),
        (WRONG, "Called    g(0)\nReturned  2\nExpected  1\nPrinted   hello"),
        (RAISES, "Called    g(0)\nRaised    ValueError: odd\nPrinted   hello"),
    ],
)
def test_what_was_printed_is_shown_where_something_is_lost(
    behaviour: Behaviour, message: str, tmp_path: Path
) -> None:
    """By this check, not by the one before."""
    functions = {"a.f": prints("earlier\n", WRONG), "a.g": prints("hello\n", behaviour)}
    run = Run(tmp_path, functions)
    run.check("a.f")
    assert as_text(run.check("a.g").message) == message


def test_what_was_printed_is_shown_of_the_last_attempt(tmp_path: Path) -> None:
    """The first one is forgotten as a whole."""
    spoiled = spoiled_by("a.f", prints("first\n", WRONG), prints("second\n", WRONG))
    run = Run(tmp_path, {"a.f": RIGHT, "b.g": spoiled})
    run.check("a.f")
    assert as_text(run.check("b.g").message).endswith("Expected  1\nPrinted   second")


def test_the_time_of_a_check_is_that_of_all_its_attempts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a clock that the test turns."""
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(
        "grader.judging.judge.time", SimpleNamespace(perf_counter=lambda: clock.now)
    )

    def slow(worker: Any) -> Any:
        clock.now += 2.0
        return WRONG(worker)

    run = Run(tmp_path, {"a.f": RIGHT, "b.g": slow})
    run.check("a.f")
    assert run.check("b.g").seconds == 4.0


def test_a_check_is_given_what_it_names(tmp_path: Path) -> None:
    """In any order: the learner, the reference of its exercise, random inputs."""
    run = Run(tmp_path, {})
    given = []

    def look(rng: Any, reference: Any) -> None:
        given.append((rng, reference))

    for exercise in ("a", "a", "b"):
        run.judge.attempts.run(Check("c", exercise, "f", "", True, 1, look), learner=None)
    (rng, first), (_, second), (_, third) = given
    assert isinstance(rng, np.random.Generator)
    assert first is second, "its answers are kept from check to check"
    assert third is not first


def test_numbers_may_overflow_in_a_check(tmp_path: Path) -> None:
    """What a check computes with a learner's answers can be anything; comparing tells."""
    run = Run(tmp_path, {})

    def overflow(learner: Any) -> None:
        np.exp(np.array([1e9])) * np.array([0.0])

    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        run.judge.attempts.run(Check("c", "a", "f", "", True, 1, overflow), learner=None)
