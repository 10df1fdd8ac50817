"""What the checks of gradient_descent look at, beside the batches that were visited."""

import functools
from typing import Any

import numpy as np

from grader.checks.losses_and_models import new_number, same_loss, squash, uneven_error, zeros
from grader.checks.training import DESCENT_RESULTS, EPSILON, expect_bias, expect_history
from grader.judging.checks import Array, Learner, Reference, Rng
from grader.judging.expect import expect_close, expect_results, expect_shape, expect_that


def count(losses: Any) -> int:
    """Return how many losses there are, whatever each of them is."""
    return len(losses) if isinstance(losses, (list, tuple)) else np.size(losses)


def expect_history_of_its_own(learner: Learner, losses: Any) -> Any:
    """Train again, for one epoch: the losses of the call before must not be kept. Return the new.

    It is looked at before the number of losses: calls before this one may have left theirs, too.
    """
    one = np.ones((1, 1))
    result = learner.gradient_descent(one, one, 0 * one, 0 * one, 0.5, 1, 1, uneven_error)
    _, _, later = expect_results(result, DESCENT_RESULTS)
    before = count(losses)
    expect_that(
        before == 0 or count(later) != before + 1,
        found="the losses of the call before, and one more",
        expected="one loss: there was one epoch",
        hint="Begin each call with a new, empty list, inside of the function.",
    )
    return later


### BEGIN HIDDEN TESTS
def expect_losses_over_all_rows(learner: Learner, X: Array, y: Array, W: Array, b: Array) -> None:
    """Train on 7 rows in batches of 3: each loss must be one of all rows, in the order of epochs.

    A number of its own for each call tells afterwards which call a loss is of.
    """
    rows_by_loss: dict[float, int] = {}

    @functools.wraps(new_number)
    def loss_fn(A: Any, y: Any) -> float:
        loss = 1.0 + len(rows_by_loss) / 7
        if len(rows_by_loss) < 1000:  # no right function calls it more than a few times
            rows_by_loss[loss] = np.size(A)
        return loss

    result = learner.gradient_descent(X, y, W, b, 0.5, 3, 3, loss_fn)
    _, _, losses = expect_results(result, DESCENT_RESULTS)
    hint = "Append one loss after each epoch."
    expect_history_of_its_own(learner, losses)
    history = expect_history(losses, 3, part="loss_history", hint=hint)
    for loss in history:
        nearest = min(rows_by_loss, key=lambda known: abs(known - loss), default=np.inf)
        expect_that(
            bool(abs(nearest - loss) < EPSILON),
            found="a loss that loss_fn never gave",
            expected="loss_fn(activation_fn(X W + b), y), as it is",
            hint="Call loss_fn once after each epoch, on all rows; don't average batches.",
        )
        expect_that(
            rows_by_loss[nearest] == 7,
            found=f"a loss over {rows_by_loss.get(nearest)} of the 7 rows",
            expected="the loss over all rows",
            hint="Use X and y for the loss, not the last batch.",
        )
    # Each call gave more than the one before.
    expect_that(
        bool(np.all(np.diff(history) > 0)),
        found="losses in another order than they were computed in",
        expected="the losses in the order of the epochs",
        hint="A loss may rise from one epoch to the next: leave the list as it comes.",
    )


def expect_rows_with_their_labels(learner: Learner, rng: Rng) -> None:
    """Check that each row of X is trained with its own label.

    The activation gives 0 always, and each row has a feature, and so a weight, of its own: that
    weight ends at the sum of the labels that went with the row, times lr / batch_size.
    """
    labels = rng.uniform(1.0, 2.0, size=(6, 1))
    result = learner.gradient_descent(
        np.eye(6), labels, np.zeros((6, 1)), np.zeros((1, 1)), 0.5, 2, 3, same_loss, zeros
    )
    W, _, _ = expect_results(result, DESCENT_RESULTS)
    sums = (labels + labels.T).ravel()
    went_with = expect_shape(W, (6, 1), part="W") * 3 / 0.5
    are_labels = np.isclose(went_with, sums).any(axis=1).all()
    expect_that(
        not are_labels or np.allclose(went_with, 2 * labels),
        found="rows of X that are trained with the labels of other rows",
        expected="each row of X with its own label",
        hint="X and y need the same order: shuffle row numbers, and use them for both.",
    )
    expect_close(W, 2 * labels * 0.5 / 3, hint="W becomes W - lr * X^T (A - y) / m.", part="W")


def expect_means_in_every_batch(learner: Learner, reference: Reference, rng: Rng) -> None:
    """Check that both gradients are means over the rows of their batch, the smaller one too.

    All rows are the same, so that every batch makes the step that one row alone would make.
    """
    X, y = np.tile(rng.normal(size=(1, 2)), (7, 1)), np.ones((7, 1))
    W, b = rng.normal(size=(2, 1)), rng.normal(size=(1, 1))
    result = learner.gradient_descent(X, y, W, b, 0.3, 2, 3, same_loss)
    trained_W, trained_b, _ = expect_results(result, DESCENT_RESULTS)
    rest = (0.3, 2 * 3, 1, same_loss)
    expected_W, expected_b, _ = reference.gradient_descent(X[:1], y[:1], W, b, *rest)
    hint = "The last batch is smaller: divide by its own number of rows."
    expect_close(trained_W, expected_W, hint=hint, part="W")
    expect_bias(trained_b, expected_b, hint=hint)


def random_problem(rng: Rng, n: int, d: int) -> tuple[Array, Array, Array, Array]:
    """Return X (n, d), y (n, 1) from 0 to 1, W (d, 1) and b (1, 1), all random.

    No two labels are the same: a label that went with another row shows.
    """
    X, y = rng.normal(size=(n, d)), rng.uniform(size=(n, 1))
    return X, y, rng.normal(size=(d, 1)), rng.normal(size=(1, 1))


def fall_and_rise(losses: list[float]) -> bool:
    """Whether a loss rises before the last one, which is not the lowest; and none stands still."""
    steps = np.diff(losses)
    rises = np.any(steps[:-1] > 0) and losses[-1] > min(losses[1:]) + 1e-2
    return bool(losses and rises and np.all(np.abs(steps) > 1e-2))


def full_batches(rng: Rng) -> tuple[Any, ...]:
    """Return the arguments of a training with all rows in one batch: several checks share it."""
    return (*random_problem(rng, n=6, d=3), 0.3, 5, 6, same_loss, squash)


### END HIDDEN TESTS
