"""The parent's end of the boundary, with real workers."""

import py_compile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from grader.boundary.outcome import CallFailed, Died, Garbled, TimedOut
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission, SubmittedModule
from grader.boundary.submitted_files import read_files
from grader.boundary.worker_process import WorkerProcess
from grader.grading import grade
from grader.reports.message import as_text
from grader.reports.status import Status
from grader.worker import messages
from tests.submissions import SEED, all_checks

CODE = '''
import numpy as np

state = {"calls": 0}

def count():
    state["calls"] += 1
    return state["calls"]

def double(x):
    return 2 * x

def apply(function, x, times=1, *more):
    for _ in range(times):
        x = function(x, *more)
    return x

def change(X, params):
    X[0] = 9.0
    params["W"] += 1.0
    return None

def change_first(items):
    items[0] = 9.0

def say(text):
    print(text)
    return text

def raise_error():
    return 1 / 0

def wait(seconds):
    import time
    time.sleep(seconds)
    return seconds

def crash_after(seconds):
    import os, time
    time.sleep(seconds)
    os._exit(3)

def forge(message):
    """Write a line to the descriptor of the channel: the answer that the grader should get."""
    import os
    for descriptor in range(3, 12):
        try:
            os.write(descriptor, message.encode() + b"\\n")
        except OSError:
            pass
    return 1.0

def files():
    import os
    return sorted(os.listdir())
'''


@pytest.fixture
def submission(tmp_path: Path) -> Iterator[Submission]:
    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "other.py").write_text("from module import count", encoding="utf-8")
    submission = Submission(read_files(tmp_path), 5.0, choose_sandbox("auto").start_worker)
    yield submission
    submission.close()


@pytest.fixture
def learner(submission: Submission) -> SubmittedModule:
    return submission.module("module")


def test_a_call_reads_like_plain_python(learner: SubmittedModule) -> None:
    """Arguments go in, the answer comes out."""
    assert learner.double(2) == 4
    np.testing.assert_array_equal(learner.double(np.array([[1.5]])), [[3.0]])


def test_modules_keep_their_state_from_call_to_call(submission: Submission) -> None:
    """As in a program: imported once, by whatever name."""
    counts = [submission.module(name).count() for name in ("module", "module", "other")]
    assert counts == [1, 2, 3]


def test_a_callback_is_answered_by_the_parent(learner: SubmittedModule) -> None:
    """The worker asks, as often as it likes."""
    seen = []

    def add_one(x: float) -> float:
        seen.append(x)
        return x + 1

    assert learner.apply(add_one, 1, times=3) == 4
    assert seen == [1, 2, 3]


def test_a_learners_function_as_argument_stays_in_the_worker(learner: SubmittedModule) -> None:
    """No message for each of its calls."""
    assert learner.apply(learner.double, 1.0, times=10) == 1024.0


def test_a_callback_that_fails_is_an_error_of_the_learner(learner: SubmittedModule) -> None:
    """It was given what it can't use; the run goes on."""

    def only_arrays(X: np.ndarray) -> float:
        return X.sum()

    with pytest.raises(CallFailed) as caught:
        learner.apply(only_arrays, "text")
    assert caught.value.record.outcome.error == "TypeError"
    assert "only_arrays can't use these arguments" in caught.value.record.outcome.text
    assert learner.double(1) == 2


def test_changed_arguments_come_back(learner: SubmittedModule) -> None:
    """What became of them, beside what was sent; the parent's own are untouched."""
    X, params = np.zeros(2), {"W": np.zeros(1)}
    learner.change(X, params)
    after = learner.last_call.arguments_after
    assert after is not None
    assert after[0].tolist() == [9.0, 0.0]
    assert after[1]["W"].tolist() == [1.0]
    assert X.tolist() == [0.0, 0.0]
    learner.change_first([0.5, 0.25])
    assert learner.last_call.arguments_after == [[9.0, 0.25]]
    learner.double(X)
    assert learner.last_call.arguments_after is None


def test_a_remembered_call_is_made_once(learner: SubmittedModule) -> None:
    """For each set of arguments; an ordinary call is always made."""
    assert [learner.remembered.count(), learner.remembered.count()] == [1, 1]
    assert learner.count() == 2
    first, second = learner.remembered.double(1), learner.remembered.double(2)
    assert (first, second) == (2, 4)


def test_what_is_printed_travels_apart(submission: Submission, learner: SubmittedModule) -> None:
    """It is kept, bounded, and forgotten with the next check."""
    assert learner.say("héllo") == "héllo"
    assert submission.take_output() == "héllo\n"
    submission.begin_check()
    for _ in range(10):
        learner.say("x" * 900)
    learner.say("end")
    output = submission.take_output()
    assert len(output) == 4096
    assert output.endswith("end\n")


def test_an_answer_that_is_forged_for_another_call_is_refused(learner: SubmittedModule) -> None:
    """The number of the call is not known before it comes."""
    forged = messages.pack(messages.Returned(1, 42.0, None, None)).decode().strip()
    with pytest.raises(CallFailed) as caught:
        learner.forge(forged)
    assert caught.value.record.outcome == Garbled()
    assert learner.double(1) == 2


def test_a_function_that_has_timed_out_is_not_called_again(tmp_path: Path) -> None:
    """What comes of the next call is known at once; others get less time, but get it."""
    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    submission = Submission(read_files(tmp_path), 1.0, choose_sandbox("auto").start_worker)
    learner = submission.module("module")
    with pytest.raises(CallFailed) as caught:
        learner.wait(60)
    (place,) = caught.value.record.outcome.still_at
    assert (place[0], place[2], place[3]) == ("module.py", "wait", "time.sleep(seconds)")
    with pytest.raises(CallFailed) as caught:
        learner.wait(0)
    outcome = caught.value.record.outcome
    assert isinstance(outcome, TimedOut)
    assert (outcome.seconds, outcome.again) == (1.0, True)
    assert learner.double(1) == 2
    submission.close()


def test_the_time_for_a_call_falls_once_one_has_timed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the longest run is bounded."""
    monkeypatch.setattr("grader.boundary.time_limits.SHORTENED", 0.8)
    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    submission = Submission(read_files(tmp_path), 1.2, choose_sandbox("auto").start_worker)
    learner = submission.module("module")
    outcomes = []
    for call in (lambda: learner.wait(60), lambda: learner.apply(learner.wait, 60)):
        with pytest.raises(CallFailed) as caught:
            call()
        outcomes.append(caught.value.record.outcome)
    submission.close()
    assert [outcome.seconds for outcome in outcomes] == [1.2, 0.8]


def test_a_crash_late_in_a_call_counts_as_time(tmp_path: Path) -> None:
    """A function that ends its worker time and again, just in time, comes to an end, too."""
    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    submission = Submission(read_files(tmp_path), 1.5, choose_sandbox("auto").start_worker)
    learner = submission.module("module")
    outcomes = []
    while not outcomes or outcomes[-1] == Died("with exit status 3"):
        with pytest.raises(CallFailed) as caught:
            learner.crash_after(1.0)
        outcomes.append(caught.value.record.outcome)
    submission.close()
    assert 2 <= len(outcomes) <= 5
    assert isinstance(outcomes[-1], TimedOut)
    assert outcomes[-1].together


def test_a_callback_gets_few_numbers(learner: SubmittedModule) -> None:
    """Broadcasting could make many of them; the learner's code is told."""

    def outer(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return x + y

    assert learner.apply(outer, np.ones((1, 400)), 1, np.ones(1)).size == 400
    too_many = [
        (np.ones(251), np.ones(250)),
        ([[[1.0] * 251] * 2], {"W": 1}),
        (np.ones((0, 501)), 1),
        ([[]] * 501, 1),
    ]
    for x, y in too_many:
        with pytest.raises(CallFailed) as caught:
            learner.apply(outer, x, 1, y)
        assert caught.value.record.outcome.text == "outer was called with more than 500 numbers"


def test_the_learners_line_numbers_are_known(
    submission: Submission, learner: SubmittedModule
) -> None:
    """Where each function that was called begins."""
    learner.double(1)
    with pytest.raises(CallFailed):
        learner.raise_error()
    lines = CODE.splitlines()
    for name in ("double", "raise_error"):
        assert lines[submission.lines[f"module.{name}"] - 1].startswith(f"def {name}(")


def test_the_worker_works_in_the_submissions_folder(
    learner: SubmittedModule, submission: Submission
) -> None:
    """Whatever folder the grader was started in."""
    assert learner.files() == ["module.py", "other.py"]


def test_private_names_are_not_looked_up(learner: SubmittedModule) -> None:
    """Tools that look for them don't start calls."""
    with pytest.raises(AttributeError):
        _ = learner._private


@pytest.mark.parametrize(
    "value", [{"array": ["<f8", [9], ""]}, {"dict": 3}, {"callback": [0, "f"]}]
)
def test_an_answer_that_can_not_be_decoded_ends_the_worker(
    submission: Submission, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sends that has lost its credit; the next call has a new worker."""
    receive = WorkerProcess.receive

    def tampered(self: WorkerProcess, timeout: float) -> messages.Message:
        message = receive(self, timeout)
        return message._replace(value=value) if isinstance(message, messages.Returned) else message

    learner = submission.module("module")
    monkeypatch.setattr(WorkerProcess, "receive", tampered)
    with pytest.raises(CallFailed) as caught:
        learner.count()
    assert caught.value.record.outcome == Garbled()
    monkeypatch.undo()
    assert learner.count() == 1


def test_a_fault_in_a_check_is_not_the_learners(tmp_path: Path) -> None:
    """It is called a fault of the grader, and the check counts as not graded."""
    from dataclasses import replace

    def broken(learner: SubmittedModule) -> None:
        raise KeyError("x")

    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    check = replace(all_checks()[0], exercise="module", function="double", run=broken)
    report = grade(read_files(tmp_path), [check], SEED)
    result = report.functions[0].checks[0]
    assert result.status is Status.NOT_GRADED
    assert "this is not your mistake" in as_text(result.message)
    assert "KeyError: 'x'" in as_text(result.message)


def test_closing_ends_the_worker_and_what_it_has_started(submission: Submission) -> None:
    """No process is left behind."""
    submission.start()
    worker = submission._worker
    assert worker is not None
    process = worker._process
    assert process.status(0) is None
    submission.close()
    assert process.status(0) is not None


def test_the_text_is_run_and_not_what_was_compiled_beside_it(tmp_path: Path) -> None:
    """Python takes compiled code without a look at the text, where that says so."""
    file = tmp_path / "module.py"
    file.write_text("def answer(): return 2", encoding="utf-8")
    py_compile.compile(str(file), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    file.write_text("def answer(): return 1", encoding="utf-8")
    submission = Submission(read_files(tmp_path), 5.0, choose_sandbox("auto").start_worker)
    assert submission.module("module").answer() == 1
    submission.close()
