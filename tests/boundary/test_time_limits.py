"""How much time calls get, by a clock that the tests turn."""

import pytest

from grader.boundary.outcome import TimedOut
from grader.boundary.time_limits import Subject, TimeLimits

SIGMOID, TRAIN = "neural_network.sigmoid", "grid.train"
IMPORT = "neural_network"


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
def limits(clock: Clock) -> TimeLimits:
    return TimeLimits(10.0, clock)


def spend(limits: TimeLimits, clock: Clock, subject: Subject, *seconds: float) -> None:
    """Let calls of a subject take so long, each as long as it may at most."""
    for each in seconds:
        limits.begin(subject)
        clock.now += each
        assert limits.left() >= 0
        limits.end()


def time_out(limits: TimeLimits, clock: Clock, subject: Subject, seconds: float) -> TimedOut:
    """Let a call of a subject go on for so long, and give it up then."""
    limits.begin(subject)
    clock.now += seconds
    return limits.give_up([])


def time_for(limits: TimeLimits, subject: Subject) -> float:
    """Return how long the next call may take."""
    limits.begin(subject)
    seconds = limits.left()
    limits.end()
    return seconds


def test_a_call_has_its_time(limits: TimeLimits, clock: Clock) -> None:
    """It runs down, and then the call has timed out, for good."""
    limits.begin(SIGMOID)
    clock.now += 4
    assert limits.left() == 6
    clock.now += 6
    assert limits.left() == 0
    assert limits.give_up([]) == TimedOut(10, while_importing=False)
    assert limits.refusal(SIGMOID) == TimedOut(10, while_importing=False, again=True)
    assert limits.refusal(TRAIN) is None


def test_the_calls_of_a_function_have_three_times_as_much(limits: TimeLimits, clock: Clock) -> None:
    """However quick each of them is."""
    spend(limits, clock, SIGMOID, 9, 9, 9)
    assert time_for(limits, SIGMOID) == 3
    assert time_out(limits, clock, SIGMOID, 3) == TimedOut(30, while_importing=False, together=True)
    assert limits.refusal(SIGMOID) == TimedOut(30, False, together=True, again=True)


def test_a_function_that_has_used_up_its_time_is_not_called_again(
    limits: TimeLimits, clock: Clock
) -> None:
    """Even where each of its calls ended in time."""
    spend(limits, clock, SIGMOID, 10, 10, 10)
    assert limits.refusal(SIGMOID) == TimedOut(30, False, together=True, again=True)


def test_others_get_less_time_once_one_has_timed_out(limits: TimeLimits, clock: Clock) -> None:
    """But enough: two seconds a call, six in all."""
    time_out(limits, clock, SIGMOID, 10)
    assert time_for(limits, TRAIN) == 2
    spend(limits, clock, TRAIN, 2, 2, 1.5)
    assert time_for(limits, TRAIN) == 0.5


def test_others_get_less_time_once_all_have_taken_long(limits: TimeLimits, clock: Clock) -> None:
    """Sixty seconds, with nothing that has timed out."""
    for exercise in ("and_gate", "or_gate"):
        spend(limits, clock, f"{exercise}.train", 9, 9, 9)
    assert time_for(limits, TRAIN) == 10
    spend(limits, clock, "xor_learning_rate.train", 6)
    assert time_for(limits, TRAIN) == 2


def test_an_import_keeps_its_time(limits: TimeLimits, clock: Clock) -> None:
    """A file may import what takes long to load; but not for ever, and not again and again."""
    time_out(limits, clock, SIGMOID, 10)
    assert time_for(limits, IMPORT) == 10
    spend(limits, clock, IMPORT, 9, 9, 9)
    limits.begin(IMPORT)
    assert limits.left() == 3
    assert limits.give_up([]) == TimedOut(30, while_importing=True, together=True)


def test_a_function_is_forgiven_once(limits: TimeLimits, clock: Clock) -> None:
    """It gets its time back where another one may be to blame, and not again."""
    for outcome in (None, TimedOut(2, while_importing=False, again=True)):
        time_out(limits, clock, SIGMOID, 10)
        limits.forgive(SIGMOID)
        assert limits.refusal(SIGMOID) == outcome
    assert limits.refusal(TRAIN) is None


def test_less_than_the_shortened_time_is_not_made_longer(clock: Clock) -> None:
    """Where whoever grades has asked for a short time."""
    limits = TimeLimits(0.5, clock)
    assert time_out(limits, clock, SIGMOID, 0.5) == TimedOut(0.5, while_importing=False)
    assert time_for(limits, TRAIN) == 0.5


def test_the_longest_run_is_bounded(limits: TimeLimits, clock: Clock) -> None:
    """Twenty-four functions of five files, each as slow as it may be, with any number of calls."""
    functions = [f"file {number // 5}.function {number}" for number in range(24)]
    began = clock.now
    for function in functions:
        for subject in (function.partition(".")[0], function) * 2:
            while limits.refusal(subject) is None:
                limits.begin(subject)
                clock.now += limits.left()
                limits.end()
            limits.forgive(function)
    assert clock.now - began <= 600


def test_what_begins_ends_what_was_timed_before(limits: TimeLimits, clock: Clock) -> None:
    """The import of a file, say, when the call itself begins: its time counts all the same."""
    for _ in range(3):
        limits.begin(IMPORT)
        clock.now += 9
        limits.begin(SIGMOID)
        limits.end()
    assert time_for(limits, IMPORT) == 3
    assert time_for(limits, SIGMOID) == 10


def test_a_function_is_called_as_long_as_it_has_any_time_left(
    limits: TimeLimits, clock: Clock
) -> None:
    """However little."""
    spend(limits, clock, SIGMOID, 10, 10, 9.5)
    assert limits.refusal(SIGMOID) is None
    assert time_for(limits, SIGMOID) == 0.5


def test_calls_are_not_shortened_before_all_have_taken_long(
    limits: TimeLimits, clock: Clock
) -> None:
    """Half a second less than sixty."""
    for exercise in ("and_gate", "or_gate"):
        spend(limits, clock, f"{exercise}.train", 9, 9, 9)
    spend(limits, clock, "xor_learning_rate.train", 5.5)
    assert time_for(limits, TRAIN) == 10


def test_a_call_that_had_all_of_its_own_time_is_told_so(limits: TimeLimits, clock: Clock) -> None:
    """Even where it is the last for which there was any."""
    spend(limits, clock, SIGMOID, 10, 10)
    assert time_out(limits, clock, SIGMOID, 10) == TimedOut(10, while_importing=False)


def test_who_is_forgiven_has_all_of_the_time_again(limits: TimeLimits, clock: Clock) -> None:
    """And so has the import of its file."""
    spend(limits, clock, SIGMOID, 5)
    spend(limits, clock, IMPORT, 9, 9, 9)
    limits.forgive(SIGMOID)
    spend(limits, clock, SIGMOID, 9, 9, 9)
    assert time_for(limits, SIGMOID) == 3
    assert time_for(limits, IMPORT) == 10
