"""How values read in a message: where they are shown whole, and where by their shape."""

import numpy as np
import pytest

from grader.judging.describe import (
    MAX_WIDTH,
    SMALL,
    describe,
    describe_both,
    describe_call,
    describe_shape,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (False, "False"),
        (-3, "-3"),
        (2.0, "2"),
        (1e-12, "1e-12"),
        (1 / 3, "0.333333"),
        (float("-inf"), "-inf"),
        ([], "[]"),
        ((), "()"),
        ((1,), "(1,)"),
        ([1], "[1]"),
        ({}, "{}"),
        ({"W": 1, 0.5: (2,)}, "{'W': 1, 0.5: (2,)}"),
        pytest.param(object(), "object", id="an object"),
        (np.array(True), "True"),
        (np.array(3), "3"),
        (np.zeros(0), "[]"),
        (np.zeros((0, 2)), "an empty array of shape (0, 2)"),
        (np.zeros((2, 0)), "an empty array of shape (2, 0)"),
        (np.zeros((2, 2)), "[[0, 0], [0, 0]]"),
    ],
    ids=str,
)
def test_a_small_value_is_shown_as_python_writes_it(value: object, text: str) -> None:
    """Its numbers short; an empty array by its shape, where brackets would not tell it."""
    assert describe(value) == text


@pytest.mark.parametrize(
    ("of_size", "whole", "outline"),
    [
        (np.arange, "[0, 1, ", "an array of shape (13,), starting 0, 1, 2, ..."),
        (lambda n: list(range(n)), "[0, 1, ", "a list of 13 elements, starting 0, 1, 2, ..."),
        (lambda n: tuple(range(n)), "(0, 1, ", "a tuple of 13 elements, starting 0, 1, 2, ..."),
    ],
    ids=["array", "list", "tuple"],
)
def test_what_is_not_small_is_shown_by_its_size(of_size, whole: str, outline: str) -> None:
    """One element more than what is shown whole."""
    assert SMALL == 12
    assert describe(of_size(12)).startswith(whole)
    assert describe(of_size(13)) == outline


def test_large_numbers_of_elements_are_easy_to_read() -> None:
    """Thousands are set apart."""
    assert describe([0] * 12_345) == "a list of 12,345 elements, starting 0, 0, 0, ..."


def test_the_numbers_that_an_outline_starts_with_are_short_too() -> None:
    """In arrays of more dimensions, they are those of the first rows."""
    array = np.array([[1.0], [2 / 3], [3.5], [4.0]]).repeat(4).reshape(4, 4).T
    assert describe(array) == "an array of shape (4, 4), starting 1, 0.666667, 3.5, ..."


def test_a_call_is_written_out_as_long_as_it_fits() -> None:
    """In two lines; one character more, and its arrays are shown by their shape."""
    X = np.zeros((1, 8))
    room = 2 * MAX_WIDTH - len(describe_call("", (X,), {"h": 0.5}))
    fits, too_long = "f" * room, "f" * (room + 1)
    assert describe_call(fits, (X,), {"h": 0.5}) == f"{fits}({describe(X)}, h=0.5)"
    assert describe_call(too_long, (X,), {"h": 0.5}) == f"{too_long}(array(1, 8), h=0.5)"


def test_a_long_call_shows_what_is_no_array_as_ever() -> None:
    """And what is in a dict, by its key; one number is shown, whatever it comes in."""
    X, b = np.full((9, 1), 1 / 3), np.array([[0.25]])
    assert describe_call("f", (X, {"W": X, "b": b}, 0.1), {"key": X, "size": 3}) == (
        "f(array(9, 1), {'W': array(9, 1), 'b': [[0.25]]}, 0.1, key=array(9, 1), size=3)"
    )


def test_a_call_that_is_long_all_the_same_is_cut_off() -> None:
    """At two lines."""
    call = describe_call("f", (["x" * 50] * 9,), {})
    assert len(call) == 2 * MAX_WIDTH
    assert call.endswith("...")


def test_a_shape_is_written_in_words_where_it_is_a_number_s() -> None:
    """An empty tuple would tell a beginner nothing."""
    assert describe_shape((4, 1)) == "shape (4, 1)"
    assert describe_shape(()) == "no dimensions (a number)"


@pytest.mark.parametrize(
    ("got", "expected", "texts"),
    [
        (1 / 3, 2 / 3, ("0.333333", "0.666667")),
        ([0.1], [0.1 + 1e-8], ("[0.1]", "[0.10000001]")),
        ({"a": (0.1,)}, {"a": (0.1 + 1e-8,)}, ("{'a': (0.1,)}", "{'a': (0.10000001,)}")),
        (0.1, 0.1 + 1e-8, ("0.1", "0.10000001")),
        (np.array(2.0), np.float64(2.0 + 1e-8), ("2.0", "2.00000001")),
    ],
    ids=repr,
)
def test_all_digits_are_shown_where_six_look_the_same(
    got: object, expected: object, texts: tuple[str, str]
) -> None:
    """However deep the numbers are."""
    assert describe_both(got, expected) == texts
