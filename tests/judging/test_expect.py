"""How checks compare: what is accepted, and what is said of the rest."""

import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest

from grader.boundary.outcome import WrongAnswer
from grader.judging import expect

TARGET = [[0.5], [1.0]]


@pytest.mark.parametrize(
    "got",
    [
        np.array(TARGET),
        TARGET,
        ((0.5,), (1.0,)),
        [np.array([0.5]), np.array([1.0])],
        np.array(TARGET) + 1e-12,
        np.array(TARGET, dtype=np.float32),
    ],
)
def test_right_arrays_of_any_kind_are_accepted(got: object) -> None:
    """Arrays, lists, tuples, other orders of summation."""
    expect.expect_close(got, TARGET)


@pytest.mark.parametrize(
    ("got", "returned", "why"),
    [
        (None, "None", "The function returned nothing: is its `return` missing?"),
        ("x", "'x'", ""),
        ([[1], [2, 3]], "[[1], [2, 3]]", ""),
        (np.array([0.5, 1.0]), "[0.5, 1] (shape (2,))", "The shape is different."),
        (0.5, "0.5 (no dimensions (a number))", "The shape is different."),
        (
            np.array([[0.5], [np.nan]]),
            "[[0.5], [nan]]",
            "The answer at [1, 0] is NaN (not a number).",
        ),
        (np.array([[np.inf], [1]]), "[[inf], [1]]", "The answer at [0, 0] is infinite."),
        (
            np.array([[0.5], [2]]),
            "[[0.5], [2]]",
            "The first difference is at [1, 0]: 2 in place of 1.",
        ),
    ],
)
def test_wrong_arrays_are_explained_shape_first(got: object, returned: str, why: str) -> None:
    """Type, shape, NaN, infinity, values: the first that is wrong."""
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_close(got, TARGET)
    assert (caught.value.got, caught.value.why) == (returned, why)


def test_a_shape_that_is_often_mixed_up_has_a_hint_of_its_own() -> None:
    """For others, and for values, there is the hint of the check."""
    column = "Make it a column: reshape(-1, 1), or a list of lists with one number each."
    for got, hint in (
        (np.ones(2), column),
        (np.ones((1, 2)), "Rows and columns are swapped."),
        (np.ones((3, 1)), "Look."),
        (np.ones((2, 1)), "Look."),
    ):
        with pytest.raises(WrongAnswer) as caught:
            expect.expect_close(got, TARGET, hint="Look.")
        assert caught.value.hint == hint


@pytest.mark.parametrize("got", [np.array([[1, -2], [0, 3]]), [[1, -2], [0, 3]]])
def test_numbers_that_an_array_of_whole_ones_has_cut_off_are_told(got: object) -> None:
    """The hint of the check is about something else then."""
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_close(got, [[1.6, -2.7], [0.9, 3.0]], hint="Look.")
    assert (caught.value.why, caught.value.hint) == (expect.CUT_OFF, expect.KEEP_FRACTIONS)


@pytest.mark.parametrize(
    ("got", "target"),
    [([1.0, 2.0], [1.5, 2.5]), ([2, 3], [1.5, 2.5]), ([0, 0], [0.5, 0.25]), ([1, 2], [2, 3])],
)
def test_other_numbers_are_not_said_to_be_cut_off(got: object, target: object) -> None:
    """Floats, rounded ones, zeros that nothing was written into, or just wrong ones."""
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_close(got, target, hint="Look.")
    assert caught.value.hint == "Look."


def test_a_difference_that_is_not_shown_is_told_by_its_place() -> None:
    """With all its digits, where six are the same."""
    target = np.zeros((25, 2)) + 2
    got = target.copy()
    got[20, 1] += 1e-8
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_close(got, target)
    assert caught.value.why.startswith(
        "The first difference is at [20, 1]: 2.00000001 in place of 2.0."
    )
    assert caught.value.got == "an array of shape (25, 2), starting 2, 2, 2, ..."


def test_a_dtype_that_rounds_is_named() -> None:
    """float32 is right to 7 digits: say that it is the cause."""
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_close(np.array([0.1], dtype=np.float32), [0.1])
    assert caught.value.why == (
        "The dtype is float32, which keeps too few digits: compute in float64."
    )


@pytest.mark.parametrize("got", [0.5, np.float64(0.5), np.array(0.5), [0.5], np.array([[0.5]])])
def test_a_number_may_come_in_an_array(got: object) -> None:
    """A loss is a float; one number in an array will do."""
    expect.expect_number(got, 0.5)


@pytest.mark.parametrize("got", [[0.5, 0.5], np.array([[0.5, 0.5]]), "0.5", None])
def test_several_numbers_are_no_number(got: object) -> None:
    """Not even if all of them are right."""
    with pytest.raises(WrongAnswer):
        expect.expect_number(got, 0.5)


@pytest.mark.parametrize("got", [["x" * 1000, *[1.0] * 9000], [[1.0, "x"]], "x", (("x",),)])
def test_texts_are_no_numbers(got: object) -> None:
    """Not even tried: an array has room for its longest text in each of its entries."""
    tracemalloc.start()
    assert expect.as_array(got) is None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000


def test_results_are_a_tuple_or_a_list_of_so_many() -> None:
    """Else the learner reads which ones are wanted."""
    assert expect.expect_results((1, 2), ("W", "b")) == (1, 2)
    assert expect.expect_results([1, 2], ("W", "b")) == (1, 2)
    assert expect.expect_results(np.array([1, 2]), ("W", "b")) == (1, 2)
    for got in (1, (1,), (1, 2, 3), np.ones((2, 2)), {"W": 1, "b": 2}):
        with pytest.raises(WrongAnswer) as caught:
            expect.expect_results(got, ("W", "b"))
        assert caught.value.expected == "2 results: W, b"
        assert caught.value.hint == "Return (W, b)."


def test_one_of_some_texts_is_not_given_away() -> None:
    """A wrong choice doesn't learn the right one from the message."""
    choices = ["learned", "not learned"]
    expect.expect_one_of("learned", choices, "learned", hint="Look.")
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_one_of("not learned", choices, "learned", hint="Look.")
    assert (caught.value.expected, caught.value.hint) == ("another of the texts", "Look.")
    for got in ("Learned", True, None):
        with pytest.raises(WrongAnswer) as caught:
            expect.expect_one_of(got, choices, "learned", hint="Look.")
        assert caught.value.expected == "'learned' or 'not learned'"


def test_a_law_that_does_not_hold_is_told_in_words() -> None:
    """And one that holds says nothing."""
    expect.expect_that(True, found="a", expected="b")
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_that(False, found="a", expected="b")
    assert (caught.value.got, caught.value.observed) == ("a", True)


def test_changed_arguments_are_noticed() -> None:
    """Arrays, and arrays in dicts; functions can't change."""
    X, params = np.zeros((2, 1)), {"W": np.zeros(1)}
    record = SimpleNamespace(arguments=(X, params, len), arguments_after=None)
    submitted = SimpleNamespace(last_call=record)
    expect.expect_unchanged(submitted, ["X", "params"], hint="")
    record.arguments_after = [X, params, None]
    expect.expect_unchanged(submitted, ["X", "params", "f"], hint="")
    for after, name in (
        ([X + 1, params, None], "X"),
        ([None, params, None], "X"),
        ([X, {"W": np.ones(1)}, None], "params"),
        ([X, {}, None], "params"),
    ):
        record.arguments_after = after
        with pytest.raises(WrongAnswer, match=f"{name} is still"):
            expect.expect_unchanged(submitted, ["X", "params", "f"], hint="")
