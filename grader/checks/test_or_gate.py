"""Checks of or_gate.py: 15 points."""

import numpy as np

from grader.checks.oracle import train_on_full_batches, train_on_rows_alike
from grader.checks.perceptron import (
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
from grader.judging.expect import expect_among, expect_one_of

GATE = np.array(TRUTH_TABLE), np.array([[0], [1], [1], [1]])
WORDS = ["learned", "not learned"]


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
            [0, 1, 1, 1],
            hint="OR is 1 where at least one input is 1.",
        )


class TestTrain:
    """train(X, y)"""

    @points(2)
    def test_on_the_gate(self, learner: Learner) -> None:
        """500 epochs bring the loss on OR down to 0.156798."""
        expect_training(
            learner.remembered.train(*GATE),
            num_epochs=500,
            last_loss=0.15679759961756312,
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

    ### END HIDDEN TESTS


class TestEvaluate:
    """evaluate(X, y, W, b)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """Logits -1, 0.5 and 2 make predictions 0, 1 and 1."""
        expect_evaluation_by_hand(learner.evaluate)

    ### BEGIN HIDDEN TESTS
    @points(1, because=UNPREPARED)
    def test_random_rows(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random rows and weights give the reference's probabilities, predictions and accuracy."""
        expect_evaluation_of_random_rows(learner.evaluate, reference, rng)

    @points(1)
    def test_exactly_one_half(self, learner: Learner, rng: Rng) -> None:
        """A probability of exactly 0.5 makes prediction 0."""
        expect_strict_threshold(learner.evaluate, rng)

    ### END HIDDEN TESTS


class TestObserve:
    """observe()"""

    @points(0)
    def test_one_of_the_words(self, learner: Learner) -> None:
        """It answers with one of the words in its docstring."""
        # No points: which word is right can't be told here without giving it away.
        expect_among(learner.observe(), WORDS)

    ### BEGIN HIDDEN TESTS
    @points(2)
    def test_what_is_seen(self, learner: Learner) -> None:
        """It says what can be seen after the training."""
        expect_one_of(
            learner.observe(),
            WORDS,
            expected="learned",
            hint="Train, evaluate, and look at the accuracy: is every label right?",
        )

    ### END HIDDEN TESTS
