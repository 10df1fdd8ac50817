"""Functions of the grader's that learner code calls back, with whatever it passes to them."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.boundary.callbacks import MAX_ASKED_NUMBERS, answer_callback, callable_encoder
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.judging.checks import always
from grader.worker import messages, values
from tests.boundary.scripted_worker import Script


def answer(*arguments: Any, callback: Any = None, **keywords: Any) -> Any:
    """Return what the grader says where its function is called back with these arguments."""
    asked = messages.Asked(7, 0, values.encode(list(arguments)), values.encode(keywords))
    return answer_callback(asked, [callback or count])


def count(*arguments: Any, **keywords: Any) -> int:
    """Return how many arguments there are."""
    return len(arguments) + len(keywords)


def test_a_function_is_called_with_what_was_passed() -> None:
    """In order, and by name; its answer goes back under the number of the call."""

    def power(base: Any, exponent: Any) -> Any:
        return base**exponent

    reply = answer(np.array([2.0, 3.0]), exponent=2, callback=power)
    assert isinstance(reply, messages.Reply)
    assert reply.id == 7
    assert values.decode(reply.value).tolist() == [4.0, 9.0]


@pytest.mark.parametrize(
    "of_size",
    [
        lambda n: [np.zeros(n)],
        lambda n: [np.zeros((n // 5, 5)), *[0] * (n % 5)],
        lambda n: [np.zeros((0, n))],
        lambda n: [0.5] * n,
        lambda n: [[0.5] * (n - 1), None],
        lambda n: [("x",) * n],
        lambda n: [[[]] * n],
        lambda n: [[{}] * n],
        lambda n: [[np.zeros(0)] * n],
        lambda n: [[np.array(0.5)] * n],
        lambda n: [{"a": np.zeros(n - 3), "b": [1, 2, 3]}],
    ],
)
def test_a_function_gets_so_many_numbers_and_no_more(of_size: Any) -> None:
    """What is empty counts as one, and a zero in a shape, too; so does each argument's name."""
    arguments = of_size(MAX_ASKED_NUMBERS - 1)
    assert isinstance(answer(*arguments, name=0), messages.Reply)
    refusal = answer(*arguments, name=0, more=0)
    assert refusal == messages.Refusal(7, "count was called with more than 500 numbers")
    assert isinstance(answer(*of_size(MAX_ASKED_NUMBERS + 1)), messages.Refusal)


def test_no_arguments_at_all_will_do() -> None:
    """They are no more numbers than there may be."""
    assert answer() == messages.Reply(7, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"callback": -1},
        {"callback": 1},
        {"arguments": {"tuple": []}},
        {"arguments": {"dict": []}},
        {"arguments": 1},
        {"arguments": {"function": ["a", "f"]}},
        {"keywords": []},
        {"keywords": None},
        {"keywords": {"dict": [[1, 2]]}},
        {"keywords": {"dict": [["a", 1], [None, 2]]}},
    ],
    ids=str,
)
def test_a_question_of_another_form_is_refused(changes: dict) -> None:
    """Whoever asks so has lost its credit."""
    asked = messages.Asked(7, 0, [], {"dict": []})
    assert answer_callback(asked, [count]) == messages.Reply(7, 0)
    with pytest.raises(values.ProtocolError):
        answer_callback(asked._replace(**changes), [count])


def test_what_a_function_makes_of_odd_arguments_is_told() -> None:
    """The learner's code gets it as an error of its own, short enough to cross the line."""

    def fails(text: str) -> None:
        raise ValueError(text)

    assert answer("odd", callback=fails) == messages.Refusal(
        7, "fails can't use these arguments: odd"
    )
    long = answer("x" * 600, callback=fails)
    assert long.text == f"fails can't use these arguments: {'x' * 600}"[:500]
    assert messages.unpack(messages.pack(long)) == long
    unreadable = answer(1, callback=lambda one: {one})
    assert unreadable.text == "<lambda> can't use these arguments: a set"


def test_numbers_may_overflow_in_a_callback() -> None:
    """What a learner's code passes is its own affair."""
    with np.errstate(all="raise"):
        reply = answer(np.array([1e9]), callback=np.exp)
    assert values.decode(reply.value).tolist() == [np.inf]


def test_each_function_is_sent_by_its_number_and_a_learners_own_by_its_name(tmp_path: Path) -> None:
    """That one stays in the worker."""
    learner = Submission(read_files(tmp_path), 10.0, Script({}).start_worker).module("kata")
    callbacks: list[Any] = []
    sent = values.encode([count, learner.double, len], callable_encoder(callbacks))
    assert sent == [
        {"callback": [0, "count"]},
        {"function": ["kata", "double"]},
        {"callback": [1, "len"]},
    ]
    assert callbacks == [count, len]


CALLS_BACK = """
def calls_back(function):
    answers = [function(1, 2), function(1, y=2), function(y=1, A=2)]
    for arguments, keywords in [((1,), {}), ((1, 2, 3), {}), ((1, 2), {"y": 3}), ((1,), {"z": 3})]:
        try:
            answers.append(function(*arguments, **keywords))
        except TypeError as error:
            answers.append(str(error))
    return answers
"""


def test_what_a_function_always_gives_is_not_asked_for(tmp_path: Path) -> None:
    """It is known in the worker; and still it takes no other arguments than it has."""
    asked: list[str] = []

    @always(0.5)
    def half(A: Any, y: Any) -> float:
        asked.append("half")
        return 0.5

    (tmp_path / "kata.py").write_text(CALLS_BACK, encoding="utf-8")
    submission = Submission(read_files(tmp_path), 10.0, choose_sandbox("process").start_worker)
    try:
        answers = submission.module("kata").calls_back(half)
    finally:
        submission.close()
    refused = "half can't use these arguments: it takes A, y"
    assert answers == [0.5, 0.5, 0.5, *[refused] * 4]
    assert asked == []
