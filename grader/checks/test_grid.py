"""Checks of grid.py: 15 points."""

import numpy as np

from grader.checks.oracle import train_on_full_batches, train_on_rows_alike
from grader.checks.perceptron import (
    ARRAYS,
    DATA,
    expect_evaluation_by_hand,
    expect_evaluation_of_random_rows,
    expect_losses_of_their_own,
    expect_same_losses,
    expect_same_parameters,
    expect_strict_threshold,
    expect_training,
    random_rows,
    rows_alike,
)
from grader.judging.checks import UNPREPARED, Learner, Reference, Rng, points
from grader.judging.expect import (
    expect_among,
    expect_array,
    expect_close,
    expect_one_of,
    expect_results,
)

GRID = [[i, j] for i in range(-2, 3) for j in range(-2, 3)]
WORDS = ["learned", "not learned"]
LABELS = [[1] if i + j > 0 else [0] for i, j in GRID]


class TestMakeData:
    """make_data()"""

    @points(2)
    def test_points(self, learner: Learner) -> None:
        """X holds the 25 points of the grid, ordered by i, then by j."""
        X, _ = expect_results(learner.make_data(), DATA)
        expect_close(X, GRID, hint="The first points are (-2, -2), (-2, -1), (-2, 0).", part="X")
        expect_array(X, hint=ARRAYS, part="X")

    @points(2)
    def test_labels(self, learner: Learner) -> None:
        """y is 1 where i + j is over 0, one column."""
        _, y = expect_results(learner.make_data(), DATA)
        expect_close(y, LABELS, hint="Where i + j is exactly 0 the label is 0.", part="y")
        expect_array(y, hint=ARRAYS, part="y")


class TestTrain:
    """train(X, y)"""

    @points(2)
    def test_on_the_grid(self, learner: Learner) -> None:
        """200 epochs bring the loss on the grid down to 0.0611."""
        # Measured over 200 random orders: 0.06112 to 0.06117.
        expect_training(
            learner.train(np.array(GRID), np.array(LABELS)),
            num_epochs=200,
            last_loss=0.06115,
            within=1e-4,
        )

    ### BEGIN HIDDEN TESTS
    @points(2, because=UNPREPARED)
    def test_parameters_for_random_rows(self, learner: Learner, rng: Rng) -> None:
        """Five random rows make one batch, and the W, b and losses that the settings lead to."""
        (X, y), others = random_rows(rng, n=5), rows_alike(rng, n=6)
        result, expected = learner.remembered.train(X, y), train_on_full_batches(X, y, 0.1, 200)
        expect_same_parameters(result, expected)
        expect_same_losses(result, expected)
        expect_losses_of_their_own(result, learner.remembered.train(*others))

    @points(2, because="batches of 4 and of 5 differ by little on the grid, and here by much")
    def test_two_batches(self, learner: Learner, rng: Rng) -> None:
        """Six rows make two batches, of five and one."""
        others, (X, y) = random_rows(rng, n=5), rows_alike(rng, n=6)
        result = learner.remembered.train(X, y)
        expect_same_parameters(result, train_on_rows_alike(X, y, 0.1, 200, 2))
        expect_losses_of_their_own(result, learner.remembered.train(*others))

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
