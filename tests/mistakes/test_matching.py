"""Comparing what a check has seen of a learner's function with what it sees of a known mistake."""

from typing import Any

import numpy as np
import pytest

from grader.judging.observation import Observation
from grader.mistakes.matching import (
    CLOSE,
    FAR_OUTSIDE,
    MAX_SPREAD,
    OWN_SPREAD,
    WIDEST_SPREAD,
    Verdict,
    compare,
    numbers_of,
)
from tests.mistakes.observed import call, check, lost, passed

AGREE, DIFFER, UNKNOWN = Verdict.AGREE, Verdict.DIFFER, Verdict.UNKNOWN


def verdict(learner: Observation, *attempts: Observation, random: bool = False) -> Verdict:
    return compare(learner, attempts, random)


# ── a mistake that answers the same each time ────────────────────────────────────────────────


def test_the_same_answers_agree() -> None:
    """All of them, in order; what is said of the last one does not matter."""
    learner = lost(1.0, 2.0, got="2")
    assert verdict(learner, lost(1.0, 2.0, got="two")) is AGREE
    assert verdict(learner, lost(1.0, 3.0, got="2")) is DIFFER
    assert verdict(learner, lost(2.0, 1.0, got="2")) is DIFFER
    assert verdict(learner, lost(1.0, got="2")) is DIFFER


def test_what_passes_explains_nothing() -> None:
    """A mistake that passes does not explain a loss, and a check that is passed needs none."""
    assert verdict(lost(1.0), passed(1.0)) is DIFFER
    assert verdict(passed(1.0), lost(1.0)) is DIFFER
    assert verdict(lost(1.0), passed(1.0), passed(1.0), random=True) is DIFFER


def test_what_was_seen_on_the_way_is_compared_by_its_words() -> None:
    """The answers, there, are beside the point."""
    learner = lost(1.0, got="one order for all epochs", observed=True)
    assert verdict(learner, lost(2.0, got="one order for all epochs", observed=True)) is AGREE
    assert verdict(learner, lost(1.0, got="two orders", observed=True)) is DIFFER
    same = [lost(2.0, got="one order for all epochs", observed=True)] * 2
    assert verdict(learner, *same, random=True) is AGREE


@pytest.mark.parametrize("random", [False, True])
def test_what_is_always_seen_of_a_mistake_speaks_against_it_where_it_was_not_seen(
    random: bool,
) -> None:
    """Though the answers are the same."""
    seen = [lost(1.0, observed=True)] * 2
    assert verdict(lost(1.0), *seen, random=random) is DIFFER
    assert verdict(lost(1.0, got="seen", observed=True), lost(1.0)) is DIFFER
    sometimes = [lost(1.0, observed=True), lost(1.0)]
    assert verdict(lost(1.0), *sometimes, random=True) is AGREE


def test_the_first_attempt_tells_where_all_are_the_same() -> None:
    """There is just one then."""
    assert verdict(lost(1.0), lost(1.0), lost(2.0)) is AGREE


# ── answers ──────────────────────────────────────────────────────────────────────────────────


def agree(left: Any, right: Any) -> bool:
    return numbers_of(lost(left)).agrees_with(numbers_of(lost(right)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (1000.0, 1000 * (1 + CLOSE / 2)),
        (0.0, CLOSE / 2),
        (np.nan, np.nan),
        (True, 1.0),
        (0.5, np.array([[0.5]])),
        ([0.5], np.float32(0.5)),
        ([[1.0], [2.0]], np.array([[1], [2]])),
        ((1.0, [2.0, 3.0]), (np.array([1.0]), np.array([2.0, 3.0]))),
        ({"W": 1.0}, {"W": [1.0]}),
        ("text", "text"),
        (None, None),
        ([[1.0], [1.0, 2.0]], [np.array([1.0]), (1.0, 2.0)]),
    ],
    ids=repr,
)
def test_answers_agree_in_whatever_they_come(left: Any, right: Any) -> None:
    """A number may come in an array, a column as a list of columns; rounding is no mistake."""
    assert agree(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (1000.0, 1000 * (1 + 2 * CLOSE)),
        (0.0, 2 * CLOSE),
        (np.nan, 1.0),
        ([1.0, 2.0], [[1.0], [2.0]]),
        ([1.0, 2.0], [[1.0, 2.0]]),
        ([1.0, 2.0], 1.0),
        ((1.0, [2.0, 3.0]), ([1.0, 2.0], 3.0)),
        ({"W": 1.0}, {"b": 1.0}),
        ({"W": 1.0}, {"W": 2.0}),
        ("text", "another"),
        (None, "None"),
        (None, 0.0),
        (np.zeros((0, 2)), np.zeros((2, 0))),
    ],
    ids=repr,
)
def test_other_answers_do_not(left: Any, right: Any) -> None:
    """Other numbers, the same in another shape, other words."""
    assert not agree(left, right)


def test_what_became_of_arguments_is_a_part_of_the_answer() -> None:
    """Two functions that both return nothing may have changed other things."""

    def seen(after: list[Any] | None) -> Any:
        return numbers_of(Observation(check(), (call(None, after=after),), None))

    changed = seen([np.array([1.0])])
    assert changed.agrees_with(seen([np.array([1.0])]))
    assert not changed.agrees_with(seen([np.array([2.0])]))
    assert not changed.agrees_with(seen(None))
    # Beside a function that it was given, of which a worker tells nothing.
    assert seen([np.array([1.0]), print]).agrees_with(seen([np.array([1.0]), None]))


def test_another_function_gives_another_answer() -> None:
    """A check may call more than one."""

    def seen(function: str) -> Any:
        return numbers_of(Observation(check(), (call(1.0, function),), None))

    assert seen("f").agrees_with(seen("f"))
    assert not seen("f").agrees_with(seen("g"))


# ── a mistake that is random by itself ───────────────────────────────────────────────────────

CENTER = 10.0


def samples(*spreads: float) -> list[Observation]:
    """Return attempts whose answers lie within these spreads around CENTER."""
    return [
        lost([CENTER + sign * spread for spread in spreads], got=f"{sign}") for sign in (-1, 0, 1)
    ]


def compared(learner: list[float], *spreads: float) -> Verdict:
    """Compare an answer with random ones."""
    return verdict(lost(learner, got="?"), *samples(*spreads), random=True)


def test_what_lies_within_the_spread_agrees() -> None:
    """A few samples show only a part of it: several times as far out will do."""
    likely = OWN_SPREAD * 0.01 + WIDEST_SPREAD * 0.01 + CLOSE
    assert compared([CENTER] * 2, 0.01, 0.01) is AGREE
    for sign in (-1, 1):
        assert compared([CENTER, CENTER + sign * 0.999 * likely], 0.01, 0.01) is AGREE
        assert compared([CENTER, CENTER + sign * 1.001 * likely], 0.01, 0.01) is UNKNOWN


def test_each_number_has_its_own_spread_and_some_of_the_widest() -> None:
    """Samples may lie close together by chance."""
    steady = WIDEST_SPREAD * 0.1 + CLOSE
    assert compared([CENTER + 0.999 * steady, CENTER], 0.0, 0.1) is AGREE
    assert compared([CENTER + 1.001 * steady, CENTER], 0.0, 0.1) is UNKNOWN


def test_what_lies_far_outside_is_another_mistake() -> None:
    """One number is enough."""
    far = FAR_OUTSIDE * (OWN_SPREAD * 0.01 + WIDEST_SPREAD * 0.01 + CLOSE)
    for sign in (-1, 1):
        assert compared([CENTER + sign * 0.999 * far] * 2, 0.01, 0.01) is UNKNOWN
        assert compared([CENTER, CENTER + sign * 1.001 * far], 0.01, 0.01) is DIFFER


def test_where_the_spread_is_wide_nothing_can_be_told() -> None:
    """Relative to the largest number, whichever it is."""
    widest = MAX_SPREAD * CENTER
    assert compared([CENTER] * 2, 0.01, 0.999 * widest) is AGREE
    assert compared([CENTER] * 2, 0.01, 1.001 * widest) is UNKNOWN
    assert compared([99 * CENTER] * 2, 0.01, 1.001 * widest) is UNKNOWN
    negative = [lost([-CENTER - 0.1], got="1"), lost([-CENTER + 0.1], got="2")]
    assert verdict(lost([-CENTER]), *negative, random=True) is AGREE


def test_a_small_number_beside_a_large_one_may_spread_as_the_large_one_does() -> None:
    """It is the largest that counts."""
    attempts = [lost([CENTER, sign * 0.1], got=f"{sign}") for sign in (-1, 1)]
    assert verdict(lost([CENTER, 0.0]), *attempts, random=True) is AGREE


def test_around_zero_rounding_is_no_spread() -> None:
    """There is no largest number then that it could be relative to."""
    for spread, expected in (
        (0.9 * MAX_SPREAD * CLOSE, AGREE),
        (1.1 * MAX_SPREAD * CLOSE, UNKNOWN),
    ):
        attempts = [lost([sign * spread], got=f"{sign}") for sign in (-1, 1)]
        assert verdict(lost([0.0]), *attempts, random=True) is expected


def test_random_answers_of_another_shape_differ() -> None:
    """Where all of the mistake's have one; else nothing can be told."""
    assert compared([CENTER] * 3, 0.01, 0.01) is DIFFER
    attempts = [*samples(0.01, 0.01), lost([CENTER])]
    assert verdict(lost([CENTER] * 2), *attempts, random=True) is UNKNOWN
    assert verdict(lost([CENTER]), *attempts, random=True) is UNKNOWN


def test_the_same_words_each_time_agree() -> None:
    """They are about no value then: a length, a shape."""
    wide = [lost([value], got="3 elements") for value in (1.0, 99.0)]
    assert verdict(lost([5.0], got="3 elements"), *wide, random=True) is AGREE
    assert verdict(lost([5.0], got="4 elements"), *wide, random=True) is UNKNOWN
    once = [wide[0], passed([99.0])]
    assert verdict(lost([5.0], got="3 elements"), *once, random=True) is UNKNOWN


def test_other_words_each_time_are_about_values() -> None:
    """Even where one of them is the learner's, and was seen on the way."""
    attempts = [
        lost([CENTER - 0.01], got="0.1 too low", observed=True),
        lost([CENTER + 0.01], got="0.1 too high", observed=True),
    ]
    learner = lost([2 * CENTER], got="0.1 too low", observed=True)
    assert verdict(learner, *attempts, random=True) is DIFFER
    learner = lost([CENTER], got="0.2 too low", observed=True)
    assert verdict(learner, *attempts, random=True) is AGREE
