"""Tells from a training which rows each of its batches held, however the training is written."""

import functools
from itertools import combinations, combinations_with_replacement, pairwise, permutations, product
from typing import Any

import numpy as np

from grader.checks.losses_and_models import no_activation, same_loss
from grader.checks.training import DESCENT_RESULTS, expect_bias_shape
from grader.judging.checks import Array, Learner, Rng
from grader.judging.expect import expect_results, expect_that

LR = 0.5
"""The learning rate where the checks read steps off: halving costs no digit."""


def visited_batches(
    learner: Learner, rng: Rng, num_rows: int, num_epochs: int, batch_size: int
) -> list[list[tuple[int, ...]]]:
    """Train so that every step tells which rows were in its batch; return them, epoch by epoch.

    X is all zeros and there is no activation, so A is b in every row, and a step changes b by
    lr times the mean error of the batch, b - mean(y). With random labels that mean belongs to one
    set of rows only. Every call of the activation shows the present b: so the steps can be read
    off, however the loop is written. (With lr 1, the same batch twice would show one step only.)
    """
    labels = rng.uniform(1.0, 2.0, size=(num_rows, 1))
    biases = [0.0]

    @functools.wraps(no_activation)
    def activation_fn(Z: Any) -> Any:
        bias = float(np.asarray(Z).reshape(-1)[0])
        if bias != biases[-1]:
            biases.append(bias)
        return Z

    X, W, b = np.zeros((num_rows, 1)), np.zeros((1, 1)), np.zeros((1, 1))
    result = learner.gradient_descent(
        X, labels, W, b, LR, num_epochs, batch_size, same_loss, activation_fn
    )
    _, b, _ = expect_results(result, DESCENT_RESULTS)
    returned = expect_bias_shape(b)
    expect_that(
        returned == biases[-1] or returned not in biases,
        found="the b of an earlier step",
        expected="the b that the last step has made",
        hint="Return W and b as they are at the end, whichever loss was the lowest.",
    )
    activation_fn(returned)
    steps = list(pairwise(biases))
    per_epoch = -(-num_rows // batch_size)
    expect_that(
        len(steps) <= num_epochs * per_epoch,
        found="more steps than there are batches",
        expected=f"{per_epoch} steps an epoch: {num_rows} rows in batches of {batch_size}",
        hint="One step for each batch: loop over the rows in strides of batch_size.",
    )
    batches = [rows_of_step(*step, labels.ravel(), batch_size) for step in steps]
    expect_that(
        len(steps) == num_epochs * per_epoch,
        found=f"{len(steps)} steps in {num_epochs} epochs, over {largest(batches)} rows at most",
        expected=f"{per_epoch} steps an epoch: {num_rows} rows in batches of {batch_size}",
        hint="Step once for each batch, the smaller last one too, and leave no epoch out.",
    )
    return [batches[i : i + per_epoch] for i in range(0, len(batches), per_epoch)]


def largest(batches: list[tuple[int, ...]]) -> int:
    """Return the number of rows in the largest batch."""
    return max(map(len, batches), default=0)


@functools.cache
def row_sets(num_rows: int, batch_size: int) -> tuple[list[tuple[int, ...]], Array]:
    """Return sets of rows that a batch may hold, and how often each holds each row."""
    rows = range(num_rows)
    # A row may stand twice in a wrong batch: fair ones, without repetition, are tried first.
    sets = [chosen for size in rows for chosen in combinations(rows, size + 1)]
    sets += [
        chosen
        for size in range(2, batch_size + 1)
        for chosen in combinations_with_replacement(rows, size)
    ]
    return sets, np.array([[chosen.count(row) for row in rows] for chosen in sets], float)


def rows_of_step(before: float, after: float, labels: Array, batch_size: int) -> tuple[int, ...]:
    """Return the rows whose mean error makes a step of the bias."""
    sets, counts = row_sets(len(labels), batch_size)
    errors = counts @ (before - labels)
    steps = np.abs(before - LR * errors / counts.sum(axis=1) - after) < 1e-12
    if steps.any():
        return sets[int(np.argmax(steps))]
    for divisor in (batch_size, len(labels), 1):
        expect_that(
            not np.any(np.abs(before - LR * errors / divisor - after) < 1e-12),
            found=f"errors of a batch that are added up and divided by {divisor}",
            expected="the mean error: divided by the number of rows in this batch",
            hint="The last batch is smaller: divide by its own number of rows.",
        )
    expect_that(
        False,
        found="a step that is not the mean error of a batch",
        expected=f"steps over at most {batch_size} rows, by their mean error",
        hint="b becomes b - lr * mean(A - y), with the rows of this batch alone.",
    )
    return ()


def expect_every_row_once(epochs: list[list[tuple[int, ...]]]) -> None:
    """Expect each of 7 rows once an epoch, in batches of 3, the last one smaller."""
    for epoch in epochs:
        sizes = [len(batch) for batch in epoch]
        expect_that(
            sizes == [3, 3, 1],
            found=f"an epoch of 7 rows with batches of {' + '.join(map(str, sizes))} rows",
            expected="batches of 3 + 3 + 1 rows",
            hint="The last batch is what is left over: neither drop it nor fill it up.",
        )
        visits = sorted(row for batch in epoch for row in batch)
        expect_that(
            visits == list(range(7)),
            found="an epoch that visits some rows more than once, and others not at all",
            expected="each of the 7 rows once an epoch",
            hint="Shuffle the row numbers once an epoch, then cut them into batches.",
        )


def expect_new_orders(epochs: list[list[tuple[int, ...]]]) -> None:
    """Expect 7 rows in batches of 2, in a new random order in each of 8 epochs."""
    # 7! / 2^3 = 630 orders can be told apart: that 8 fair draws give fewer than 4 different
    # ones has a probability below 1e-12.
    orders = {tuple(tuple(sorted(batch)) for batch in epoch) for epoch in epochs}
    in_order = ((0, 1), (2, 3), (4, 5), (6,))
    found = "one random order for all 8 epochs" if len(orders) == 1 else "too few orders"
    expect_that(
        len(orders) == 1 or not are_rotations(orders),
        found="one order for all 8 epochs, begun at another row in each",
        expected="a new random order in each epoch",
        hint="Which rows are neighbours has to change, too: draw a permutation of all rows.",
    )
    expect_that(
        len(orders) >= 4,
        found="the order of X in all 8 epochs" if orders == {in_order} else found,
        expected="a new random order in each epoch",
        hint="Draw a new permutation inside the loop over the epochs; a seed, if any, is set "
        "before it.",
    )


def are_rotations(orders: set[tuple[tuple[int, ...], ...]]) -> bool:
    """Whether orders, cut into batches of two, are one and the same, begun at different rows.

    There are 7! / 7 = 720 such families of 7 orders each: that 8 fair draws out of 630 are all
    of one has a probability below 1e-12.
    """
    first = next(iter(orders))
    families = map(rotations, product(*map(permutations, first)))
    return any(orders <= family for family in families)


def rotations(batches: tuple[tuple[int, ...], ...]) -> set[tuple[tuple[int, ...], ...]]:
    """Return the batches of two that an order makes, begun at each of its rows."""
    order = [row for batch in batches for row in batch]
    begun = (order[start:] + order[:start] for start in range(len(order)))
    return {tuple(tuple(sorted(one[i : i + 2])) for i in range(0, len(one), 2)) for one in begun}
