"""How trainings are compared: biases and histories of losses."""

import numpy as np
import pytest

from grader.boundary.outcome import WrongAnswer
from grader.checks.losses_and_models import same_loss
from grader.checks.training import expect_bias, expect_history, expect_losses


@pytest.mark.parametrize("got", [0.5, np.float64(0.5), np.array(0.5), [0.5], np.array([[0.5]])])
def test_a_bias_may_come_in_an_array(got: object) -> None:
    """A number, or (1,), or (1, 1)."""
    expect_bias(got, [[0.5]])


@pytest.mark.parametrize("got", [[0.5, 0.5], np.array([[0.5, 0.5]]), "0.5", None])
def test_several_numbers_are_no_bias(got: object) -> None:
    """Not even if all of them are right."""
    with pytest.raises(WrongAnswer):
        expect_bias(got, [[0.5]])


@pytest.mark.parametrize(
    "got",
    [[0.5, 0.25], (0.5, 0.25), np.array([0.5, 0.25]), [np.array([[0.5]]), np.array([[0.25]])]],
)
def test_losses_may_be_a_list_a_tuple_or_an_array(got: object) -> None:
    """One number an epoch."""
    expect_losses(got, [0.5, 0.25])
    assert expect_history(got, 2, part="losses").tolist() == [0.5, 0.25]


@pytest.mark.parametrize("got", [[0.5], [0.5, 0.25, 0.125], 0.5, [0.5, 0.26]])
def test_other_losses_are_wrong(got: object) -> None:
    """Too few, too many, no list, another value."""
    with pytest.raises(WrongAnswer):
        expect_losses(got, [0.5, 0.25])


@pytest.mark.parametrize(
    "got",
    [3, np.array(3), "ab", None, {1: 2, 3: 4}, [1, "b"], [1], np.ones((2, 3)), [[1], [2, 3]]],
)
def test_a_history_is_a_list_of_so_many_numbers(got: object) -> None:
    """Not a text or a dict; and each of its losses is one number."""
    with pytest.raises(WrongAnswer, match=r"a list of 2 numbers|2 elements"):
        expect_history(got, 2, part="losses")


def test_a_loss_that_stands_still_is_what_it_says() -> None:
    """The worker has it from what it always gives, our own code from the function itself."""
    assert same_loss(np.ones((2, 1)), np.zeros((2, 1))) == same_loss.always
