"""What a check's expectations say of a wrong answer, fact by fact, and how near is near enough."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.boundary.outcome import WrongAnswer
from grader.judging import expect
from grader.worker.values import ObjectArray

NOTHING = "The function returned nothing: is its `return` missing?"
SHAPE = "The shape is different."
CHOOSE = "Return one of these texts, spelled just so."


def told(call: Callable[[], object]) -> tuple[str, str, str, str]:
    """Return what came, what was expected, why it is wrong, and what to look at."""
    with pytest.raises(WrongAnswer) as caught:
        call()
    wrong = caught.value
    return wrong.got, wrong.expected, wrong.why, wrong.hint


NAMED: dict[str, Any] = {"hint": "Look.", "part": "W"}


@pytest.mark.parametrize(
    ("got", "facts"),
    [
        (None, ("W = None", "W = an array of shape (2,)", NOTHING, "Look.")),
        ("x", ("W = 'x'", "W = an array of shape (2,)", "", "Look.")),
        ([1.0], ("W = [1] (shape (1,))", "W = [1, 2] (shape (2,))", SHAPE, "Look.")),
        (
            [2.0, 3.0],
            (
                "W = [2, 3]",
                "W = [1, 2]",
                "The first difference is at [0]: 2 in place of 1.",
                "Look.",
            ),
        ),
        (
            [1.0, 2 + 1e-8],
            (
                "W = [1.0, 2.00000001]",
                "W = [1.0, 2.0]",
                "The first difference is at [1]: 2.00000001 in place of 2.0. So small a difference "
                "may come of rounding, or of an epsilon.",
                "Look.",
            ),
        ),
        (
            [np.nan, np.nan],
            ("W = [nan, nan]", "W = [1, 2]", "The answer at [0] is NaN (not a number).", "Look."),
        ),
        (
            [1.0, np.inf],
            ("W = [1, inf]", "W = [1, 2]", "The answer at [1] is infinite.", "Look."),
        ),
    ],
)
def test_an_array_is_told_with_its_name_and_the_hint_of_the_check(
    got: object, facts: tuple[str, ...]
) -> None:
    """Whatever is wrong with it."""
    assert told(lambda: expect.expect_close(got, [1.0, 2.0], **NAMED)) == facts


@pytest.mark.parametrize(
    ("got", "facts"),
    [
        ("x", ("W = 'x'", "W = a number", "", "Look.")),
        (
            [1.0, 2.0],
            ("W = [1, 2] (shape (2,))", "W = 0.5 (no dimensions (a number))", SHAPE, "Look."),
        ),
        (0.25, ("W = 0.25", "W = 0.5", "", "Look.")),
        ([[0.25]], ("W = 0.25", "W = 0.5", "", "Look.")),
        (np.nan, ("W = nan", "W = 0.5", "The answer is NaN (not a number).", "Look.")),
        ([-np.inf], ("W = -inf", "W = 0.5", "The answer is infinite.", "Look.")),
    ],
)
def test_a_number_is_told_without_a_place(got: object, facts: tuple[str, ...]) -> None:
    """It has none."""
    assert told(lambda: expect.expect_number(got, 0.5, **NAMED)) == facts


def test_of_several_shapes_the_first_is_told() -> None:
    """Advice on shapes is about that one, too."""
    shapes, target = [(3, 1), (3, 3), (3,)], np.zeros((3, 1))
    expect.expect_in_shape(np.zeros(3), target, shapes)
    assert told(lambda: expect.expect_in_shape(None, target, shapes))[:2] == (
        "None",
        "an array of shape (3, 1)",
    )
    assert told(lambda: expect.expect_in_shape(np.zeros((1, 3)), target, shapes)) == (
        "[[0, 0, 0]] (shape (1, 3))",
        "[[0], [0], [0]] (shape (3, 1))",
        SHAPE,
        "Rows and columns are swapped.",
    )


def test_rows_and_columns_are_swapped_in_two_dimensions_only() -> None:
    """With three there is the hint of the check."""
    facts = told(lambda: expect.expect_close(np.ones((2, 3, 4)), np.ones((4, 3, 2)), hint="Look."))
    assert facts[2:] == (SHAPE, "Look.")


def test_what_is_expected_is_told_in_numbers() -> None:
    """Whatever the check has written it down in."""
    assert told(lambda: expect.expect_close([2], [True]))[1] == "[1]"


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize(("got", "target"), [(1005.0, 1000.0), (0.005, 0.0)])
def test_a_dtype_is_to_blame_for_small_differences(dtype: type, got: float, target: float) -> None:
    """Small beside the number, or beside 1."""
    why = told(lambda: expect.expect_close(np.array([got], dtype), [target]))[2]
    assert why.startswith(f"The dtype is {np.dtype(dtype)}, ")


@pytest.mark.parametrize(
    "got",
    [np.array([1.05], np.float32), np.array([0.95], np.float16), np.array([1.005]), [1.005]],
)
def test_a_dtype_is_not_to_blame_for_large_differences(got: object) -> None:
    """Nor is one with enough digits."""
    why = told(lambda: expect.expect_close(got, [1.0]))[2]
    assert why.startswith("The first difference is at [0]: ")


@pytest.mark.parametrize("got", [[np.array(0.1, np.float32)], [float(np.float32(0.1))]])
def test_what_few_digits_come_from_is_told_of_numbers_too(got: list[Any]) -> None:
    """In a list of NumPy's numbers, and where a float was made of one."""
    assert "float32, which keeps too few" in told(lambda: expect.expect_close(got, [0.1]))[2]
    assert "float32, which keeps too few" in told(lambda: expect.expect_number(got, 0.1))[2]
    assert "float32" not in told(lambda: expect.expect_number(0.125, 0.1))[2]


CACHED = (np.array([0.5]), np.array([0.0]))


@pytest.mark.parametrize(
    ("got", "found"),
    [
        (CACHED, "a tuple of 2: ([0.5], [0])"),
        ((np.array([0.5]),), "a tuple of 1: ([0.5],)"),
        ((np.array([0.5]), {"Z": [0.0]}), "a tuple of 2: ([0.5], {'Z': [0]})"),
        ((np.zeros((2, 1)), [0.0], "x"), "a tuple of 3: ([[0], [0]], [0], 'x')"),
    ],
)
def test_several_results_in_the_place_of_one_are_told_so(got: object, found: str) -> None:
    """An array with a cache, a comma at the end: a shape would tell nothing."""
    facts = told(lambda: expect.expect_close(got, [0.5], **NAMED))
    assert facts[:2] == (f"W = {found}", "W = an array of shape (1,)")
    assert facts[3] == "Return this one result alone."


def test_a_tuple_of_numbers_is_several_results_only_where_one_number_was_expected() -> None:
    """Else it is an array, of whatever shape."""
    assert told(lambda: expect.expect_number((0.5, 1.0), 0.5))[0] == "a tuple of 2: (0.5, 1)"
    expect.expect_close((0.5, 1.0), [0.5, 1.0])
    assert told(lambda: expect.expect_close((0.5, 1.0), [[0.5], [1.0]]))[2] == SHAPE


@pytest.mark.parametrize(
    ("got", "kind"),
    [
        ([1.0], "a list"),
        ((1.0,), "a tuple"),
        (np.array([1.0]).view(ObjectArray), "an array of Python objects (dtype object)"),
    ],
)
def test_what_is_no_array_is_told_by_its_kind(got: object, kind: str) -> None:
    """It is what was found, whatever the numbers: one kind does not explain another."""
    with pytest.raises(WrongAnswer) as caught:
        expect.expect_array(got, part="X")
    assert (caught.value.got, caught.value.observed) == (f"X is {kind}", True)
    expect.expect_array(np.array([1.0]))


@pytest.mark.parametrize(("got", "is_near"), [(1.00009, True), (0.9999, True), (1.0003, False)])
def test_a_small_difference_is_told_where_it_may_come_from(got: float, is_near: bool) -> None:
    """Of a number, and of an array after the place."""
    words = "So small a difference may come of rounding, or of an epsilon."
    assert told(lambda: expect.expect_number(got, 1.0))[2] == (words if is_near else "")
    assert told(lambda: expect.expect_close([got], [1.0]))[2].endswith(words) == is_near


EXPECTATIONS: dict[str, Callable[..., None]] = {
    "close": lambda got, target, **more: expect.expect_close([got], [target], **more),
    "number": expect.expect_number,
    "in shape": lambda got, target, **more: expect.expect_in_shape(
        got, np.float64(target), [()], **more
    ),
}


@pytest.mark.parametrize("name", EXPECTATIONS)
def test_near_enough_is_what_rounding_explains(name: str) -> None:
    """Relative to large numbers, absolute beside 0; or what the check allows."""
    expect_it = EXPECTATIONS[name]
    for got, target in ((1000 + 5e-7, 1000.0), (5e-10, 0.0)):
        expect_it(got, target)
    for got, target in ((1000 + 5e-6, 1000.0), (5e-9, 0.0)):
        with pytest.raises(WrongAnswer):
            expect_it(got, target)
    for got, target in ((1005.0, 1000.0), (0.005, 0.0)):
        expect_it(got, target, within=0.01)
        with pytest.raises(WrongAnswer):
            expect_it(got, target, within=0.001)


def test_a_shape_alone_may_be_expected() -> None:
    """That of a column, say, or another one that will do; the values may be any."""
    column = [[1], [2]]
    answer = expect.expect_shape(column, (2, 1), part="W")
    assert (answer.dtype, answer.tolist()) == (np.float64, [[1.0], [2.0]])
    assert expect.expect_shape([1, 2], (2, 1), or_else=[(3,), (2,)], part="W").shape == (2,)
    assert expect.expect_shape(column, (2, 1), or_else=[(3,), (2,)], part="W").shape == (2, 1)
    for more in ({}, {"or_else": [(2,)]}):
        facts = told(lambda more=more: expect.expect_shape([1, 2, 3], (2, 1), **more, **NAMED))
        assert facts == ("W = [1, 2, 3] (shape (3,))", "W = an array of shape (2, 1)", "", "Look.")
    facts = told(lambda: expect.expect_shape(None, (2, 1), **NAMED))
    assert facts == ("W = None", "W = an array of shape (2, 1)", NOTHING, "Look.")


@pytest.mark.parametrize(
    ("got", "told_as"),
    [
        (1.5, "1.5"),
        (np.ones((2, 2)), "[[1, 1], [1, 1]]"),
        ((1, 2, 3), "3 results: (1, 2, 3)"),
        (np.array([1]), "1 results: [1]"),
    ],
)
def test_other_results_are_told_by_their_number(got: object, told_as: str) -> None:
    """Where they are some."""
    facts = told(lambda: expect.expect_results(got, ("W", "b")))
    assert facts == (told_as, "2 results: W, b", "", "Return (W, b).")


@pytest.mark.parametrize("got", ["Learned", None, True, 1.0, np.array([1.0, 2.0]), ["learned"]])
def test_what_is_none_of_some_texts_is_told_which_there_are(got: object) -> None:
    """Even an array, which answers a comparison by another array."""
    choices = ("learned", "not learned")
    expected = "'learned' or 'not learned'"
    for call in (
        lambda: expect.expect_among(got, choices),
        lambda: expect.expect_one_of(got, choices, "learned", hint="Look."),
    ):
        assert told(call)[1:] == (expected, "", CHOOSE)


def test_one_of_the_texts_may_be_wrong() -> None:
    """Then the hint is that of the check."""
    facts = told(lambda: expect.expect_one_of("a", ("a", "b"), "b", hint="Look."))
    assert facts == ("'a'", "another of the texts", "", "Look.")


def test_a_law_comes_with_its_hint() -> None:
    """And in the words of the check."""
    facts = told(lambda: expect.expect_that(False, found="a", expected="b", hint="Look."))
    assert facts == ("a", "b", "", "Look.")


# ── arguments ────────────────────────────────────────────────────────────────────────────────


def check_unchanged(arguments: list[Any], after: list[Any], names: list[str]) -> None:
    """Expect that a call has left arguments of these names as they were."""
    record = SimpleNamespace(arguments=tuple(arguments), arguments_after=after)
    expect.expect_unchanged(SimpleNamespace(last_call=record), names, hint="Look.")


def test_a_changed_argument_is_told_by_its_name() -> None:
    """It was seen, not returned."""
    with pytest.raises(WrongAnswer) as caught:
        check_unchanged([np.zeros(2), np.zeros(1)], [np.zeros(2), np.ones(1)], ["X", "y"])
    wrong = caught.value
    assert (wrong.got, wrong.expected) == ("y is changed by the call", "y is still [0]")
    assert wrong.why == "Whoever calls the function goes on to use y."
    assert (wrong.hint, wrong.observed) == ("Look.", True)


def test_arguments_that_have_no_name_may_change() -> None:
    """Names are those of the first ones."""
    check_unchanged([np.zeros(2), np.zeros(1)], [np.zeros(2), np.ones(1)], ["X"])


UNCHANGED: dict[str, tuple[Any, Any]] = {
    "a large number, put back": (np.array([1000.0]), np.array([1000 + 5e-7])),
    "nothing, put back": (np.array([0.0]), np.array([5e-10])),
    "arrays in a dict": ({"W": np.zeros(2), "b": 1}, {"b": 1, "W": np.zeros(2)}),
    "a function": (len, None),
    "a number": (0.5, 0.5),
    "a text": ("text", "text"),
    "nothing": (None, None),
    "a list": ([3, 1, 2], [3, 1, 2]),
    "arrays in a tuple": ((np.zeros(2), "a"), (np.zeros(2), "a")),
}
CHANGED: dict[str, tuple[Any, Any]] = {
    "a number in an array": (np.array([1.0]), np.array([1 + 1e-7])),
    "nothing in an array": (np.array([0.0]), np.array([5e-9])),
    "the shape of an array": (np.zeros((2, 1)), np.zeros((1, 1))),
    "an array, to a list": (np.zeros(2), [0.0, 0.0]),
    "a dict, to nothing": ({"W": 1}, None),
    "a dict, to its keys": ({"W": 1}, ["W"]),
    "an entry of a dict": ({"W": 1, "b": 2}, {"W": 1, "b": 3}),
    "a new entry": ({"W": 1}, {"W": 1, "b": 2}),
    "a number": (0.5, 0.25),
    "a number, to an array": (0.5, np.array([0.5, 0.5])),
    "a number of NumPy, to a list": (np.float64(0.5), [0.5, 0.5]),
    "a text, to nothing": ("text", None),
    "the order of a list": ([3, 1, 2], [1, 2, 3]),
    "the length of a list": ([3, 1, 2], [3, 1]),
    "a list, to a number": ([3], 3),
    "an array in a list": ([np.zeros(2)], [np.ones(2)]),
}


@pytest.mark.parametrize("name", UNCHANGED)
def test_an_argument_that_is_as_it_was_is_not_told(name: str) -> None:
    """Up to rounding: what was moved and put back may differ in its last digits."""
    before, after = UNCHANGED[name]
    check_unchanged([before], [after], ["x"])


@pytest.mark.parametrize("name", CHANGED)
def test_an_argument_that_is_not_as_it_was_is_told(name: str) -> None:
    """Whatever it is; and whatever a worker says that it has become."""
    before, after = CHANGED[name]
    with pytest.raises(WrongAnswer, match="x is changed by the call"):
        check_unchanged([before], [after], ["x"])
