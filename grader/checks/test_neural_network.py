"""Checks of neural_network.py, the toolkit: 40 points."""

import numpy as np

from grader.checks import points
from grader.expect import expect_close


class TestSigmoid:
    """sigmoid(Z)"""

    @points(1)
    def test_of_known_numbers(self, learner):
        """sigmoid(0) is 1/2, sigmoid(log 3) is 3/4."""
        expect_close(
            learner.sigmoid(np.array([[0.0, np.log(3)]])),
            [[0.5, 0.75]],
            hint="Look at the formula in the docstring: the sign of z, and both ones.",
        )

    ### BEGIN HIDDEN TESTS
    @points(1)
    def test_of_random_numbers(self, learner, reference, rng):
        """sigmoid agrees with the formula on random numbers."""
        Z = rng.normal(size=(2, 3))
        expect_close(learner.sigmoid(Z), reference.sigmoid(Z))

    ### END HIDDEN TESTS
