"""Checks of least_squares.py: 10 points."""

import numpy as np
from grader.checks.points_on_a_line import random_points

from grader.judging.checks import UNPREPARED, Learner, Reference, Rng, points
from grader.judging.expect import expect_close, expect_unchanged


class TestAddOnes:
    """add_ones(X)"""

    @points(2)
    def test_two_rows(self, learner: Learner) -> None:
        """A column of ones stands before the others."""
        expect_close(
            learner.add_ones(np.array([[2.0, 4.0], [3.0, 5.0]])),
            [[1.0, 2.0, 4.0], [1.0, 3.0, 5.0]],
            hint="np.column_stack puts columns side by side.",
        )

    ### BEGIN HIDDEN TESTS
    @points(2, because=UNPREPARED)
    def test_random_rows(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Any number of rows and columns will do, and X stays as it was."""
        X = rng.normal(size=(4, 3))
        expect_close(learner.add_ones(X), reference.add_ones(X), hint="One 1 for each row.")
        expect_unchanged(learner, ["X"], hint="Make a new array.")

    ### END HIDDEN TESTS


class TestFit:
    """fit(X, y)"""

    @points(2)
    def test_points_on_a_line(self, learner: Learner) -> None:
        """Points on the line 1 + 2 x give the weights 1 and 2."""
        expect_close(
            learner.fit(np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [5.0]])),
            [[1.0], [2.0]],
            hint="The constant comes first.",
        )

    ### BEGIN HIDDEN TESTS
    @points(4, because=UNPREPARED)
    def test_random_points(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random points give the weights of the normal equation."""
        X, y = random_points(rng)
        expect_close(learner.fit(X, y), reference.fit(X, y), hint="Solve (A^T A) w = A^T y.")

    ### END HIDDEN TESTS
