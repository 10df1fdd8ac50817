"""What the checks of the four katas have in common: the same three functions, other numbers."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.checks.training import EPSILON, expect_bias, expect_history, expect_losses
from grader.judging.checks import Array, Reference, Rng
from grader.judging.expect import (
    as_array,
    expect_array,
    expect_close,
    expect_number,
    expect_results,
    expect_that,
)

DATA = ("X", "y")
TRAINED = ("W", "b", "losses")
EVALUATED = ("probabilities", "predictions", "accuracy")

TRUTH_TABLE = [[0, 0], [0, 1], [1, 0], [1, 1]]

ARRAYS = "Others compute with it: put the list into np.array(...)."
ACCURACY = 1e-6
"""For a fraction of a few rows: single precision tells it from every other one."""
TRAIN_HINT = (
    "Compare start, learning rate, epochs, batch size, loss and activation with the docstring."
)


def expect_table_rows(result: Any) -> None:
    """Expect the four rows of a truth table as X."""
    X, _ = expect_results(result, DATA)
    expect_close(X, TRUTH_TABLE, hint="The order of the rows is 00, 01, 10, 11.", part="X")
    expect_array(X, hint=ARRAYS, part="X")


def expect_table_labels(result: Any, labels: Any, hint: str) -> None:
    """Expect the labels of a truth table as y, a column."""
    _, y = expect_results(result, DATA)
    expect_close(y, np.reshape(labels, (4, 1)), hint=hint, part="y")
    expect_array(y, hint=ARRAYS, part="y")


def expect_training(
    result: Any, num_epochs: int, last_loss: float, within: float, hint: str = TRAIN_HINT
) -> None:
    """Expect so many losses, the last of them known."""
    _, _, losses = expect_results(result, TRAINED)
    history = expect_history(losses, num_epochs, part="losses", hint="One loss for each epoch.")
    expect_number(history[-1], last_loss, within=within, hint=hint, part="the last loss")


### BEGIN HIDDEN TESTS
def expect_trainings(
    train: Any, expect: Callable[[Any, Any], None], *trainings: tuple[tuple[Any, ...], Any]
) -> None:
    """Train on one thing after the other, so that nothing of the first serves for the second.

    Each comes with what is expected of it.
    """
    before = None
    for given, expected in trainings:
        result = train(*given)
        expect_losses_of_their_own(before, result)
        expect(result, expected)
        before = result


def expect_losses_of_their_own(before: Any, result: Any) -> None:
    """Expect other losses than those of the training before, if there was one."""
    if before is None:
        return
    one, other = (as_array(expect_results(each, TRAINED)[2]) for each in (before, result))
    expect_that(
        one is None or other is None or not np.array_equal(one, other),
        found="the same losses as with other X and y",
        expected="losses of their own for these X and y",
        hint="Use the X and y that were given, in each call anew.",
    )


def expect_same_parameters(result: Any, expected: Any, hint: str = TRAIN_HINT) -> None:
    """Expect the W and b of another training."""
    W, b, _ = expect_results(result, TRAINED)
    expect_close(W, expected.W, hint=hint, part="W")
    expect_bias(b, expected.b, hint=hint)


def expect_same_losses(result: Any, expected: Any, hint: str = TRAIN_HINT) -> None:
    """Expect the losses of another training, epoch by epoch."""
    _, _, losses = expect_results(result, TRAINED)
    expect_losses(losses, expected.losses, within=EPSILON, hint=hint)


def random_rows(rng: Rng, n: int) -> tuple[Array, Array]:
    """Return X (n, 2) and y (n, 1) with both labels in it, so that no answer can be prepared.

    Two columns, as the katas have: the blog post starts from np.zeros((2, 1)). A line parts the
    labels: so no training comes to rest, and each further step shows.
    """
    X = rng.normal(size=(n, 2)).round(2)
    scores = X @ rng.normal(size=(2, 1))
    return X, (scores > np.sort(scores, axis=0)[n // 2]).astype(int)


def rows_alike(rng: Rng, n: int) -> tuple[Array, Array]:
    """Return X (n, 2) and y (n, 1) of n rows that are all the same.

    Each batch then makes the step that one row makes, whatever the order: it is told how many
    batches there are.
    """
    return np.tile(rng.normal(size=(1, 2)).round(2), (n, 1)), np.ones((n, 1))


def random_evaluation(rng: Rng) -> tuple[Array, Array, Array, Array]:
    """Return X (6, 2), y (6, 1), W (2, 1) and b (1, 1) whose evaluation tells.

    The prediction is 1 in four rows and 0 in two; one of either kind is wrong, so the accuracy is
    2 / 3: not what is left of it, nor what rounding or another threshold makes. One logit lies
    between 0 and 0.5, where a rule about logits decides otherwise than one about probabilities.
    """
    logits = rng.permutation([[-1.7], [-0.6], [0.25], [0.9], [1.6], [2.4]])
    logits += rng.uniform(-0.1, 0.1, size=(6, 1))
    W, b = rng.uniform(0.5, 2.0, size=(2, 1)), rng.normal(size=(1, 1))
    first = rng.normal(size=(6, 1))
    X = np.column_stack([first, (logits - b - first * W[0]) / W[1]])
    predictions = (logits > 0).astype(int)
    y = predictions.copy()
    for label in (0, 1):
        y[rng.choice(np.flatnonzero(predictions == label))] = 1 - label
    return X, y, W, b


### END HIDDEN TESTS


def expect_evaluation_by_hand(evaluate: Any) -> None:
    """Check an evaluation worked by hand: logits -1, 0.5 and 2, labels 0, 0 and 1."""
    X, y = np.array([[0.0], [1.5], [3.0]]), np.array([[0], [0], [1]])
    result = evaluate(X, y, np.array([[1.0]]), np.array([[-1.0]]))
    probabilities, predictions, accuracy = expect_results(result, EVALUATED)
    expect_close(
        probabilities,
        1 / (1 + np.exp([[1.0], [-0.5], [-2.0]])),
        hint="Use forward_perceptron, with the W and b that were given.",
        part="probabilities",
    )
    expect_close(
        predictions,
        [[0], [1], [1]],
        hint="1 where the probability is over 0.5, else 0.",
        part="predictions",
    )
    expect_number(
        accuracy,
        2 / 3,
        within=ACCURACY,
        hint="The fraction of predictions that equal y: 2 of 3 here.",
        part="accuracy",
    )


### BEGIN HIDDEN TESTS
def expect_evaluation_of_random_rows(evaluate: Any, reference: Reference, rng: Rng) -> None:
    """Check an evaluation of random rows with random weights."""
    # Twice, so that nothing of the first call serves for the second one.
    for _ in range(2):
        X, y, W, b = random_evaluation(rng)
        results = expect_results(evaluate(X, y, W, b), EVALUATED)
        expected = reference.evaluate(X, y, W, b)
        hint = "Use the X, y, W and b that were given, for all rows, in each call anew."
        expect_close(results[0], expected[0], hint=hint, part="probabilities")
        expect_close(results[1], expected[1], hint=hint, part="predictions")
        expect_number(results[2], expected[2], within=ACCURACY, hint=hint, part="accuracy")


def expect_strict_threshold(evaluate: Any, rng: Rng) -> None:
    """Check that a probability of exactly 0.5 makes prediction 0, beside others that don't."""
    W = rng.uniform(0.5, 2.0, size=(2, 1))
    X = np.array([[0.0, 0.0], [1.0, 1.0], [-1.0, -1.0]])[rng.permutation(3)]
    result = evaluate(X, np.zeros((3, 1)), W, np.zeros((1, 1)))
    probabilities, predictions, accuracy = expect_results(result, EVALUATED)
    hint = "Use forward_perceptron, with the W and b that were given."
    expect_close(probabilities, 1 / (1 + np.exp(-X @ W)), hint=hint, part="probabilities")
    hint = "Where X is 0, 0 the probability is exactly 0.5 here, and that is not over 0.5."
    expect_close(predictions, X[:, :1] > 0, hint=hint, part="predictions")
    expect_number(accuracy, 2 / 3, within=ACCURACY, hint=hint, part="accuracy")


### END HIDDEN TESTS
