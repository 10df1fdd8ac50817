"""Writes down what a check might have seen of a function."""

from typing import Any

from grader.boundary.outcome import CallRecord, WrongAnswer
from grader.judging.check import Check
from grader.judging.observation import Observation
from grader.worker import messages


def check(name: str = "check") -> Check:
    """Return a check of a.f that nobody runs."""
    return Check(f"a::{name}", "a", "f", "", True, 1, print)


def call(value: Any, function: str = "f", after: list[Any] | None = None) -> CallRecord:
    """Return a call that gave this value."""
    outcome = messages.Returned(0, None, None, None)
    return CallRecord("a", function, (), {}, outcome, value, after)


def passed(*answers: Any, name: str = "check") -> Observation:
    """Return what a check has seen that came to its end; its calls gave these answers."""
    return Observation(check(name), tuple(map(call, answers)), None)


def lost(
    *answers: Any, got: str = "it", observed: bool = False, name: str = "check"
) -> Observation:
    """Return what a check has seen that found something wrong in the last of these answers."""
    wrong = WrongAnswer(got=got, expected="another", observed=observed)
    return Observation(check(name), tuple(map(call, answers)), wrong)
