"""How much time calls get, by a clock that the tests turn."""

import pytest

from grader.outcome import Function, TimedOut
from grader.patience import Patience

SIGMOID, TRAIN = ("neural_network", "sigmoid"), ("grid", "train")
IMPORT = ("neural_network", "")


class Clock:
    """Shows the time that it is set to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def patience(clock: Clock) -> Patience:
    return Patience(10.0, clock)


def spend(patience: Patience, clock: Clock, subject: Function, *seconds: float) -> None:
    """Let calls of a subject take so long, each as long as it may at most."""
    for each in seconds:
        patience.begin(subject)
        clock.now += each
        assert patience.left() >= 0
        patience.end()


def time_out(patience: Patience, clock: Clock, subject: Function, seconds: float) -> TimedOut:
    """Let a call of a subject go on for so long, and give it up then."""
    patience.begin(subject)
    clock.now += seconds
    return patience.give_up()


def time_for(patience: Patience, subject: Function) -> float:
    """Return how long the next call may take."""
    patience.begin(subject)
    seconds = patience.left()
    patience.end()
    return seconds


def test_a_call_has_its_time(patience: Patience, clock: Clock) -> None:
    """It runs down, and then the call has timed out, for good."""
    patience.begin(SIGMOID)
    clock.now += 4
    assert patience.left() == 6
    clock.now += 6
    assert patience.left() == 0
    assert patience.give_up() == TimedOut(10, while_importing=False)
    assert patience.refusal(SIGMOID) == TimedOut(10, while_importing=False, again=True)
    assert patience.refusal(TRAIN) is None


def test_the_calls_of_a_function_have_three_times_as_much(patience: Patience, clock: Clock) -> None:
    """However quick each of them is."""
    spend(patience, clock, SIGMOID, 9, 9, 9)
    assert time_for(patience, SIGMOID) == 3
    assert time_out(patience, clock, SIGMOID, 3) == TimedOut(
        30, while_importing=False, together=True
    )
    assert patience.refusal(SIGMOID) == TimedOut(30, False, together=True, again=True)


def test_a_function_that_has_used_up_its_time_is_not_called_again(
    patience: Patience, clock: Clock
) -> None:
    """Even where each of its calls ended in time."""
    spend(patience, clock, SIGMOID, 10, 10, 10)
    assert patience.refusal(SIGMOID) == TimedOut(30, False, together=True, again=True)


def test_others_get_less_time_once_one_has_timed_out(patience: Patience, clock: Clock) -> None:
    """But enough: two seconds a call, six in all."""
    time_out(patience, clock, SIGMOID, 10)
    assert time_for(patience, TRAIN) == 2
    spend(patience, clock, TRAIN, 2, 2, 1.5)
    assert time_for(patience, TRAIN) == 0.5


def test_others_get_less_time_once_all_have_taken_long(patience: Patience, clock: Clock) -> None:
    """Sixty seconds, with nothing that has timed out."""
    for exercise in ("and_gate", "or_gate"):
        spend(patience, clock, (exercise, "train"), 9, 9, 9)
    assert time_for(patience, TRAIN) == 10
    spend(patience, clock, ("xor_learning_rate", "train"), 6)
    assert time_for(patience, TRAIN) == 2


def test_an_import_keeps_its_time(patience: Patience, clock: Clock) -> None:
    """A file may import what takes long to load; but not for ever, and not again and again."""
    time_out(patience, clock, SIGMOID, 10)
    assert time_for(patience, IMPORT) == 10
    spend(patience, clock, IMPORT, 9, 9, 9)
    patience.begin(IMPORT)
    assert patience.left() == 3
    assert patience.give_up() == TimedOut(30, while_importing=True, together=True)


def test_a_function_is_forgiven_once(patience: Patience, clock: Clock) -> None:
    """It gets its time back where another one may be to blame, and not again."""
    for outcome in (None, TimedOut(2, while_importing=False, again=True)):
        time_out(patience, clock, SIGMOID, 10)
        patience.forgive(SIGMOID)
        assert patience.refusal(SIGMOID) == outcome
    assert patience.refusal(TRAIN) is None


def test_less_than_the_shortened_time_is_not_made_longer(clock: Clock) -> None:
    """Where whoever grades has asked for a short time."""
    patience = Patience(0.5, clock)
    assert time_out(patience, clock, SIGMOID, 0.5) == TimedOut(0.5, while_importing=False)
    assert time_for(patience, TRAIN) == 0.5


def test_the_longest_run_is_bounded(patience: Patience, clock: Clock) -> None:
    """Twenty-four functions of five files, each as slow as it may be, with any number of calls."""
    functions = [(f"file {number // 5}", f"function {number}") for number in range(24)]
    began = clock.now
    for file, function in functions:
        for subject in ((file, ""), (file, function)) * 2:
            while patience.refusal(subject) is None:
                patience.begin(subject)
                clock.now += patience.left()
                patience.end()
            patience.forgive((file, function))
    assert clock.now - began <= 600
