"""Checks of and_gate.py: 15 points."""

import numpy as np

from grader.checks.oracle import train_on_full_batches, train_on_rows_alike
from grader.checks.perceptron import (
    DATA,
    TRUTH_TABLE,
    expect_evaluation_by_hand,
    expect_evaluation_of_random_rows,
    expect_same_losses,
    expect_same_parameters,
    expect_strict_threshold,
    expect_table_labels,
    expect_table_rows,
    expect_training,
    expect_trainings,
    rows_alike,
)
from grader.checks.training import EPSILON, LOSSES
from grader.judging.checks import UNPREPARED, Learner, Reference, Rng, points
from grader.judging.expect import expect_unchanged

GATE = np.array(TRUTH_TABLE), np.array([[0], [0], [0], [1]])


class TestMakeData:
    """make_data()"""

    @points(1)
    def test_rows(self, learner: Learner) -> None:
        """X holds the four rows of the truth table, in order."""
        expect_table_rows(learner.make_data())

    @points(2)
    def test_labels(self, learner: Learner) -> None:
        """y holds the label of each row, one column."""
        expect_table_labels(
            learner.make_data(),
            [0, 0, 0, 1],
            hint="AND is 1 only where both inputs are 1.",
        )


class TestTrain:
    """train(X, y)"""

    @points(2)
    def test_on_the_gate(self, learner: Learner) -> None:
        """500 epochs bring the loss on AND down to 0.228285."""
        expect_training(
            learner.remembered.train(*GATE),
            num_epochs=500,
            last_loss=0.22828521633076432,
            within=EPSILON,
        )

    ### BEGIN HIDDEN TESTS
    @points(3, because=UNPREPARED)
    def test_parameters_for_random_rows(self, learner: Learner, rng: Rng) -> None:
        """Five random rows, all alike, give the W and b that the settings lead to."""
        X, y = rows_alike(rng, n=5)
        expect_trainings(
            learner.remembered.train,
            expect_same_parameters,
            (GATE, train_on_full_batches(*GATE, 0.1, 500)),
            ((X, y), train_on_rows_alike(X, y, 0.1, 500, 2)),
        )

    @points(2, because=LOSSES)
    def test_losses_for_random_rows(self, learner: Learner, rng: Rng) -> None:
        """All losses on the way are as the settings have it."""
        X, y = rows_alike(rng, n=5)
        expect_trainings(
            learner.remembered.train,
            expect_same_losses,
            (GATE, train_on_full_batches(*GATE, 0.1, 500)),
            ((X, y), train_on_rows_alike(X, y, 0.1, 500, 2)),
        )

    @points(1, because="a change in place may leave W, b and the losses right")
    def test_leaves_its_inputs_alone(self, learner: Learner, rng: Rng) -> None:
        """X and y themselves stay as they were."""
        X, y = rows_alike(rng, n=5)
        expect_trainings(
            learner.remembered.train,
            expect_same_parameters,
            (GATE, train_on_full_batches(*GATE, 0.1, 500)),
            ((X, y), train_on_rows_alike(X, y, 0.1, 500, 2)),
        )
        expect_unchanged(learner, DATA, hint="Make new arrays; don't assign into X or y.")

    ### END HIDDEN TESTS


class TestEvaluate:
    """evaluate(X, y, W, b)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """Logits -1, 0.5 and 2 make predictions 0, 1 and 1."""
        expect_evaluation_by_hand(learner.evaluate)

    ### BEGIN HIDDEN TESTS
    @points(2, because=UNPREPARED)
    def test_random_rows(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random rows and weights give the reference's probabilities, predictions and accuracy."""
        expect_evaluation_of_random_rows(learner.evaluate, reference, rng)

    @points(1)
    def test_exactly_one_half(self, learner: Learner, rng: Rng) -> None:
        """A probability of exactly 0.5 makes prediction 0."""
        expect_strict_threshold(learner.evaluate, rng)

    ### END HIDDEN TESTS
