"""Checks of xor_learning_rate.py: 15 points."""

from typing import Any

import numpy as np

from grader.checks.oracle import Training, train_on_rows_alike
from grader.checks.perceptron import (
    ACCURACY,
    TRUTH_TABLE,
    expect_evaluation_by_hand,
    expect_evaluation_of_random_rows,
    expect_losses_of_their_own,
    expect_same_losses,
    expect_same_parameters,
    expect_strict_threshold,
    expect_table_labels,
    expect_table_rows,
    expect_training,
    rows_alike,
)
from grader.checks.training import EPSILON, LOSSES
from grader.judging.checks import UNPREPARED, Array, Learner, Reference, Rng, points
from grader.judging.expect import (
    expect_among,
    expect_number,
    expect_one_of,
    expect_results,
    expect_that,
)

AND = np.array(TRUTH_TABLE), np.array([[0], [0], [0], [1]])
SMALL_AND = AND[0] / 4, AND[1]
"""It takes so long to learn that the two rates end with different accuracies."""
ON_SMALL_AND = {0.1: (0.42259573301059655, 0.75), 1.0: (0.12579772616938473, 1.0)}
WORDS = ["helps", "hinders", "makes no difference"]


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
            [0, 1, 1, 0],
            hint="XOR is 1 where the two inputs differ.",
        )


class TestTrain:
    """train(X, y, lr)"""

    @points(1)
    def test_on_and(self, learner: Learner) -> None:
        """Without lr it trains with the rate 1.0: on AND, 1000 epochs end at 0.017414."""
        # On XOR nothing moves, whatever the rate: AND shows the rate and the epochs.
        expect_training(
            learner.train(*AND),
            num_epochs=1000,
            last_loss=0.017414387398195362,
            within=EPSILON,
        )

    ### BEGIN HIDDEN TESTS
    @points(2, because=UNPREPARED)
    def test_parameters_for_random_rows(self, learner: Learner, rng: Rng) -> None:
        """Any learning rate gives the W and b that it leads to, here on five rows, all alike."""
        X, y, lr = random_training(rng)
        result = learner.remembered.train(X, y, lr)
        expect_same_parameters(result, train_on_rows_alike(X, y, lr, 1000, 2))
        expect_losses_of_their_own(result, learner.remembered.train(*XOR, lr))

    @points(1, because=LOSSES)
    def test_losses_for_random_rows(self, learner: Learner, rng: Rng) -> None:
        """All losses on the way are as the settings have it; on XOR they stand still."""
        X, y, lr = random_training(rng)
        nothing_moves = learner.remembered.train(*XOR, lr)
        hint = "Train for all 1000 epochs, also where nothing moves."
        expect_same_losses(nothing_moves, STANDSTILL, hint=hint)
        result = learner.remembered.train(X, y, lr)
        expect_losses_of_their_own(nothing_moves, result)
        expect_same_losses(result, train_on_rows_alike(X, y, lr, 1000, 2))

    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
XOR = np.array(TRUTH_TABLE, float), np.array([[0], [1], [1], [0]])
STANDSTILL = Training(np.zeros((2, 1)), np.zeros((1, 1)), np.full(1000, np.log(2)))
"""All that comes of XOR, whatever the rate: the errors cancel from the first step on."""


def random_training(rng: Rng) -> tuple[Array, Array, float]:
    """Return X (5, 2), y (5, 1) and a learning rate, which is none of those that come to mind."""
    X, y = rows_alike(rng, n=5)
    return X, y, round(float(rng.uniform(0.21, 0.29) + 0.3 * rng.integers(0, 3)), 2)


### END HIDDEN TESTS


class TestEvaluate:
    """evaluate(X, y, W, b)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """Logits -1, 0.5 and 2 make predictions 0, 1 and 1."""
        expect_evaluation_by_hand(learner.evaluate)

    ### BEGIN HIDDEN TESTS
    @points(1)
    def test_random_rows_and_one_half(
        self, learner: Learner, reference: Reference, rng: Rng
    ) -> None:
        """Random rows come out as in the reference, and exactly 0.5 makes prediction 0."""
        expect_evaluation_of_random_rows(learner.evaluate, reference, rng)
        expect_strict_threshold(learner.evaluate, rng)

    ### END HIDDEN TESTS


class TestCompareLearningRates:
    """compare_learning_rates(X, y, learning_rates)"""

    @points(1)
    def test_on_and(self, learner: Learner) -> None:
        """AND of 0 and 1/4: the rate 0.1 ends at 0.4226, 3 of 4 right, and 1.0 at 0.1258, all."""
        expect_comparison(learner.remembered.compare_learning_rates(*SMALL_AND), ON_SMALL_AND)

    ### BEGIN HIDDEN TESTS
    @points(3)
    def test_another_rate_on_random_rows(self, learner: Learner, rng: Rng) -> None:
        """Another rate on random rows ends with its own loss and accuracy."""
        X, y, lr = random_training(rng)
        expected = train_on_rows_alike(X, y, lr, 1000, 2)
        # After another comparison, so that nothing of that serves for this one.
        expect_comparison(learner.remembered.compare_learning_rates(*SMALL_AND), ON_SMALL_AND)
        result = learner.compare_learning_rates(X, y, (lr,))
        expect_comparison(result, {lr: (expected.losses[-1], 1.0)})

    ### END HIDDEN TESTS


def expect_comparison(result: Any, expected: Any) -> None:
    """Expect a dict from each rate to (final_loss, accuracy)."""
    expect_that(
        isinstance(result, dict) and set(result) == set(expected),
        found=f"a dict with the keys {list(result)}"
        if isinstance(result, dict)
        else f"a {type(result).__name__}",
        expected=f"a dict with the keys {list(expected)}",
        hint="The keys are the learning rates, in each call anew.",
    )
    for rate, (final_loss, accuracy) in expected.items():
        hint = "For each rate: train with it, then take the last loss and the accuracy on X and y."
        got_loss, got_accuracy = expect_results(result[rate], ("final_loss", "accuracy"))
        expect_number(
            got_loss, final_loss, within=EPSILON, hint=hint, part=f"the loss at rate {rate}"
        )
        expect_number(
            got_accuracy,
            accuracy,
            within=ACCURACY,
            hint=hint,
            part=f"the accuracy at rate {rate}",
        )


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
            expected="makes no difference",
            hint="Compare how the two rates end on XOR: the final losses, and the accuracies.",
        )

    ### END HIDDEN TESTS
