"""What a submission believes of a worker's answers, and what it keeps of its files."""

from pathlib import Path
from typing import Any

import pytest

from grader.boundary.outcome import CallRecord, Died, Garbled, TimedOut
from grader.boundary.submission import MAX_LINE_NUMBER, Submission
from grader.boundary.submitted_files import read_files
from grader.worker import messages, values
from tests.boundary.scripted_worker import (
    Behaviour,
    Script,
    dies,
    garbles,
    prints,
    raises,
    returns,
    times_out,
)

RIGHT = returns(1.0)


class Calls:
    """A submission whose functions do what a test says."""

    def __init__(self, folder: Path, **functions: Behaviour) -> None:
        self.script = Script({f"kata.{name}": does for name, does in functions.items()})
        self.submission = Submission(read_files(folder), 10.0, self.script.start_worker)

    def call(self, function: str = "f", *arguments: Any, remember: bool = False) -> CallRecord:
        return self.submission.call("kata", function, arguments, {}, remember)


def answers(value: Any, after: Any = None, line: int | None = None) -> Behaviour:
    """The worker says this, whatever it is."""
    return lambda worker: messages.Returned(0, value, after, line)


# ── answers ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("line", [1, MAX_LINE_NUMBER])
def test_a_function_may_begin_in_any_line_of_a_file(line: int, tmp_path: Path) -> None:
    """From the first to the last that is believed; where it begins is kept from call to call."""
    calls = Calls(tmp_path, f=answers(1.0, line=line), g=answers(1.0, line=3))
    outcomes = [calls.call(name).outcome for name in "fg"]
    assert calls.submission.lines == {"kata.f": line, "kata.g": 3}
    assert [outcome.line for outcome in outcomes] == [line, 3]


@pytest.mark.parametrize("line", [None, 0, -1, MAX_LINE_NUMBER + 1])
def test_a_line_that_can_not_be_is_not_believed(line: int | None, tmp_path: Path) -> None:
    """The answer is, all the same."""
    calls = Calls(tmp_path, f=answers(1.0, line=line))
    record = calls.call()
    assert (record.value, record.outcome.line) == (1.0, None)
    assert calls.submission.lines == {}


def test_the_line_of_a_function_that_raises_is_kept_too(tmp_path: Path) -> None:
    """That is where to mend it."""
    calls = Calls(tmp_path, f=lambda worker: messages.Raised(0, "E", "", [], 5))
    calls.call()
    assert calls.submission.lines == {"kata.f": 5}


def test_an_answer_is_kept_once(tmp_path: Path) -> None:
    """As the value that it is, not as it came."""
    record = Calls(tmp_path, f=answers([1, 2], [[3]])).call("f", [4])
    assert (record.value, record.arguments_after) == ([1, 2], [[3]])
    assert record.outcome == messages.Returned(record.outcome.id, None, None, None)
    assert record.arguments == ([4],)
    assert (record.module, record.function, record.keywords) == ("kata", "f", {})


LIES = {
    "a value that can't be read": answers({"dict": 3}),
    "arguments that can't be read": answers(1.0, [{"dict": 3}]),
    "more arguments than there are": answers(1.0, [1, 2]),
    "fewer arguments": answers(1.0, []),
    "a tuple of arguments": answers(1.0, {"tuple": [1]}),
    "one argument alone": answers(1.0, 1),
    "a message that is no answer": lambda worker: messages.Ready(),
    "a message about another call": lambda worker: messages.Missing(1),
    "loaded twice": lambda worker: messages.Loaded(0),
    "garbage": garbles,
}


@pytest.mark.parametrize("name", LIES)
def test_a_worker_that_lies_is_replaced(name: str, tmp_path: Path) -> None:
    """What it said is not believed, and the next call goes to a new one."""
    calls = Calls(tmp_path, f=LIES[name], g=RIGHT)
    record = calls.call("f", 1.5)
    assert (record.outcome, record.value, record.arguments_after) == (Garbled(), None, None)
    assert calls.call("g").value == 1.0
    assert calls.script.calls == [["kata.f"], ["kata.g"]]
    assert calls.script.workers[0].is_stopped


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (dies("by signal SIGSEGV"), Died("by signal SIGSEGV")),
        (times_out, TimedOut(10.0, while_importing=False)),
    ],
)
def test_a_worker_without_an_answer_is_replaced(
    behaviour: Behaviour, outcome: object, tmp_path: Path
) -> None:
    """The next call of another function has one of its own."""
    calls = Calls(tmp_path, f=behaviour, g=RIGHT)
    assert calls.call("f").outcome == outcome
    assert calls.call("g").value == 1.0
    assert calls.script.calls == [["kata.f"], ["kata.g"]]


def test_an_error_leaves_the_worker_as_it_is(tmp_path: Path) -> None:
    """It is an answer as any other."""
    calls = Calls(tmp_path, f=raises("ValueError"), g=RIGHT)
    calls.call("f")
    calls.call("g")
    assert calls.script.calls == [["kata.f", "kata.g"]]
    assert calls.submission.served == {"kata.f", "kata.g"}


def test_a_new_worker_has_served_nobody(tmp_path: Path) -> None:
    """And is not started before it is needed."""
    calls = Calls(tmp_path, f=RIGHT)
    calls.call()
    calls.submission.renew("kata.f")
    assert calls.submission.served == set()
    assert len(calls.script.workers) == 1
    calls.call()
    assert calls.script.calls == [["kata.f"], ["kata.f"]]


def test_what_was_remembered_is_forgotten_with_the_worker(tmp_path: Path) -> None:
    """It may have been spoiled, too."""
    numbers = iter(range(9))
    calls = Calls(tmp_path, f=lambda worker: returns(next(numbers))(worker))
    values_of = [calls.call("f", one, remember=True).value for one in (1, 1, 2)]
    assert values_of == [0, 0, 1]
    assert len(calls.submission.calls) == 3
    calls.submission.renew("kata.f")
    assert calls.call("f", 1, remember=True).value == 2
    assert calls.call("f", 1).value == 3


def test_what_was_printed_is_kept_when_a_worker_ends(tmp_path: Path) -> None:
    """Until the next check begins."""
    calls = Calls(tmp_path, f=prints("last words\n", dies("by signal SIGKILL")), g=RIGHT)
    calls.call("f")
    calls.call("g")
    assert calls.submission.take_output() == "last words\n"
    calls.submission.begin_check()
    assert calls.submission.take_output() == ""
    assert calls.submission.calls == []


def test_values_of_any_size_are_sent_or_refused_here(tmp_path: Path) -> None:
    """A check that passes too much is at fault, not the learner."""
    calls = Calls(tmp_path, f=RIGHT)
    with pytest.raises(values.NotPlainError):
        calls.call("f", [0] * (values.MAX_ITEMS + 1))
    assert calls.script.workers == []
