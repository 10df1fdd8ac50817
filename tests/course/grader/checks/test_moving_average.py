"""Checks of moving_average.py: 10 points."""

import numpy as np

from grader.judging.checks import UNPREPARED, Learner, Reference, Rng, points
from grader.judging.expect import expect_close, expect_number


class TestMovingAverage:
    """moving_average(x, k)"""

    @points(2)
    def test_windows_of_two(self, learner: Learner) -> None:
        """The means of 1, 3 and of 3, 8 are 2 and 5.5."""
        expect_close(
            learner.moving_average(np.array([1.0, 3.0, 8.0]), 2),
            [2.0, 5.5],
            hint="The first window is 1, 3.",
        )

    ### BEGIN HIDDEN TESTS
    @points(3, because=UNPREPARED)
    def test_random_series(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random series and windows come out as the formula has them."""
        x, k = rng.normal(size=7), int(rng.integers(3, 6))
        expect_close(
            learner.moving_average(x, k),
            reference.moving_average(x, k),
            hint="There are n - k + 1 windows.",
        )

    ### END HIDDEN TESTS


class TestTrend:
    """trend(x, k)"""

    @points(1)
    def test_a_steady_series(self, learner: Learner) -> None:
        """A series that grows by 2 each time has the trend 2."""
        expect_number(
            learner.trend(np.array([1.0, 3.0, 5.0, 7.0]), 2), 2.0, hint="Return the slope alone."
        )

    ### BEGIN HIDDEN TESTS
    @points(4, because=UNPREPARED)
    def test_random_series(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random series have the slope of the line through their averages."""
        x = rng.normal(size=8)
        expect_number(
            learner.trend(x, 3), reference.trend(x, 3), hint="Smooth first, then fit a line."
        )

    ### END HIDDEN TESTS
