"""What is said of a wrong bias and of a wrong history of losses, and which shapes will do."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.boundary.outcome import WrongAnswer
from grader.checks.training import (
    EPSILON,
    expect_bias,
    expect_bias_shape,
    expect_history,
    expect_losses,
)

SHAPE = "The shape is different."


def told(call: Callable[[], object]) -> tuple[str, str, str, str]:
    """Return what came, what was expected, why it is wrong, and what to look at."""
    with pytest.raises(WrongAnswer) as caught:
        call()
    wrong = caught.value
    return wrong.got, wrong.expected, wrong.why, wrong.hint


BIASES = [0.5, [0.5], [[0.5]]]


@pytest.mark.parametrize("got", BIASES)
@pytest.mark.parametrize("expected", BIASES)
def test_a_bias_has_one_of_three_shapes(got: Any, expected: Any) -> None:
    """Whichever the reference has."""
    expect_bias(got, expected)
    assert expect_bias_shape(got) == 0.5


@pytest.mark.parametrize("got", [[0.5, 0.5], [[[0.5]]], [[0.5, 0.5]]])
def test_a_bias_of_another_shape_is_told_which_it_has(got: Any) -> None:
    """That of the blog is named: (1, 1)."""
    facts = told(lambda: expect_bias(got, 0.25, hint="Look."))
    assert facts[1:] == ("b = 0.25 (shape (1, 1))", SHAPE, "Look.")
    facts = told(lambda: expect_bias_shape(got, hint="Look."))
    assert facts[1:] == ("b = an array of shape (1, 1)", "", "Look.")


def test_a_bias_is_compared_by_its_value() -> None:
    """As near as is asked for."""
    facts = told(lambda: expect_bias([0.5], 0.25, hint="Look."))
    assert facts == ("b = 0.5", "b = 0.25", "", "Look.")
    expect_bias([0.5], 0.4, within=0.2)
    assert told(lambda: expect_bias("x", 0.4))[:2] == ("b = 'x'", "b = an array of shape (1, 1)")


@pytest.mark.parametrize("got", [[1, 2], [[1], [2]], [[[1]], [[2]]], (1.0, 2.0), np.array([1, 2])])
def test_a_loss_is_a_number_in_whatever_it_comes(got: Any) -> None:
    """A history comes back flat."""
    history = expect_history(got, 2, part="losses")
    assert (history.shape, history.dtype) == ((2,), np.float64)
    expect_losses(got, history.tolist())


@pytest.mark.parametrize(
    ("got", "facts"),
    [
        (None, ("losses = None", "losses = a list of 2 numbers", "", "Look.")),
        (0.5, ("losses = 0.5", "losses = a list of 2 numbers", "", "Look.")),
        (np.array(0.5), ("losses = 0.5", "losses = a list of 2 numbers", "", "Look.")),
        ("ab", ("losses = 'ab'", "losses = a list of 2 numbers", "", "Look.")),
        ([1], ("losses = 1 elements", "losses = 2 elements", "", "Look.")),
        ((1, 2, 3), ("losses = 3 elements", "losses = 2 elements", "", "Look.")),
        (np.zeros((0, 1)), ("losses = 0 elements", "losses = 2 elements", "", "Look.")),
        ([1, "b"], ("losses = [1, 'b']", "losses = a list of 2 numbers", "", "Look.")),
        (
            np.zeros((2, 2)),
            (
                "losses = [[0, 0], [0, 0]]",
                "losses = a list of 2 numbers",
                "A loss is one number.",
                "Look.",
            ),
        ),
    ],
    ids=repr,
)
def test_another_history_is_told_by_what_is_wrong_with_it(got: Any, facts: tuple) -> None:
    """No list; too long or too short; no numbers; several for one epoch."""
    assert told(lambda: expect_history(got, 2, part="losses", hint="Look.")) == facts


def test_losses_may_differ_by_what_a_clipped_probability_explains() -> None:
    """Or by what is asked for."""
    expect_losses([0.5 + EPSILON], [0.5])
    expect_losses([0.6], [0.5], within=0.1)
    assert told(lambda: expect_losses([0.5, 0.5 + 2 * EPSILON], [0.5, 0.5], hint="Look.")) == (
        "the losses = [0.5, 0.50002]",
        "the losses = [0.5, 0.5]",
        "The first difference is at [1]: 0.50002 in place of 0.5. So small a difference may come "
        "of rounding, or of an epsilon.",
        "Look.",
    )
    facts = told(lambda: expect_losses([0.5], [0.5, 0.5], hint="Look."))
    assert facts[2:] == (SHAPE, "Look.")
