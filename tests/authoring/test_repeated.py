"""The same answers with many seeds: chance is seen where it decides."""

import functools
import random
from typing import Any

import numpy as np

from grader.authoring.repeated import Repeated, decided_by_chance
from grader.judging.checks import Learner, Rng
from grader.judging.expect import expect_close, expect_number
from grader.reports.status import Status
from tests.authoring.players import check, player

SEEDS = range(1, 9)


def doubles(learner: Learner) -> None:
    expect_number(learner.f(3.0), 6.0)


def doubles_any(learner: Learner, rng: Rng) -> None:
    x = float(rng.integers(1, 3))
    expect_number(learner.f(x), 2 * x)


def twice(x: float) -> float:
    return 2 * x


def square(x: float) -> float:
    return x**2


def told(*checks: Any, plays: Any) -> list[str]:
    statuses = Repeated(SEEDS).statuses(player(plays), [check(one) for one in checks])
    return list(decided_by_chance("x", statuses))


def test_what_is_always_right_or_always_wrong_is_no_chance() -> None:
    """Each with each seed."""
    assert told(doubles, doubles_any, plays=twice) == []
    assert told(doubles, doubles_any, plays=lambda x: -x) == []


def test_draws_that_tell_only_sometimes_are_told() -> None:
    """The square of 2 is its double, that of 1 is not."""
    (problem,) = told(doubles, doubles_any, plays=square)
    assert problem.startswith("chance decides what x gets for doubles_any: ")
    assert "passed" in problem
    assert "failed" in problem


def test_an_answer_that_is_drawn_is_told_though_the_check_draws_nothing() -> None:
    """It is asked again with each seed."""
    (problem,) = told(doubles, plays=lambda x: x * random.choice([2, 3]))
    assert problem.startswith("chance decides what x gets for doubles: ")


def many(learner: Learner) -> None:
    expect_close(learner.f(3.0), np.full(500, 6.0))


def test_a_long_answer_that_nothing_was_drawn_for_is_asked_for_twice() -> None:
    """Where the check draws nothing either. All others are, once with each seed."""
    asked = []

    def answer(x: float, noise: float) -> Any:
        asked.append(x)
        return np.full(500, 2 * x) + noise * np.random.random()

    for noise, run, times in ((0, many, 2), (1, many, len(SEEDS) + 1)):
        asked.clear()
        Repeated(SEEDS).statuses(player(functools.partial(answer, noise=noise)), [check(run)])
        assert len(asked) == times


def test_an_error_is_not_a_wrong_answer_and_a_fault_of_the_check_is_neither() -> None:
    """What becomes of a check is told as in a grading."""

    def fault(learner: Learner) -> None:
        raise ZeroDivisionError(learner.f(1.0))

    (found,) = Repeated([1]).statuses(player(lambda x: x / 0), [check(doubles)]).values()
    assert found == [Status.ERROR]
    (found,) = Repeated([1]).statuses(player(twice), [check(fault)]).values()
    assert found == [Status.NOT_GRADED]
