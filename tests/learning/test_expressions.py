"""What a learner may write in a call is read, never run; all else is refused with a sentence."""

from typing import Any

import numpy as np
import pytest

from grader.learning.expressions import Named, Reader, WrittenCall, parse_call
from grader.learning.numbers_written import MAX_NUMBERS, NotUnderstoodError


def read(text: str, seed: int = 0, **names: Any) -> WrittenCall:
    """Read a call; one inside of it has the value 7."""
    return Reader(np.random.default_rng(seed), lambda call: 7, names).call(parse_call(text))


def argument(text: str) -> Any:
    """Read a call with one argument, and return that."""
    (value,) = read(f"f({text})").arguments
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[[0, 2], [-1, 3]]", np.array([[0, 2], [-1, 3]])),
        ("[0.5] * 3", np.array([0.5, 0.5, 0.5])),
        ("[1] + [2]", np.array([1, 2])),
        ("np.array([0.0, np.log(1)])", np.array([0.0, 0.0])),
        ("np.array([1, 2], dtype=float) / 4", np.array([0.25, 0.5])),
        ("np.zeros((2, 1))", np.zeros((2, 1))),
        ("np.full((1, 2), 3)", np.array([[3, 3]])),
        ("np.arange(4).reshape(-1, 1)", np.array([[0], [1], [2], [3]])),
        ("np.linspace(0, 1, 3)", np.array([0, 0.5, 1])),
        ("numpy.eye(2) @ np.array([[1, 2]]).T", np.array([[1.0], [2.0]])),
        ("range(1, 6, 2)", np.array([1, 3, 5])),
        ("2 ** -1", 0.5),
        ("-np.inf", -np.inf),
        ("(0.1, 1.0)", (0.1, 1.0)),
        ("'text'", "text"),
        ("None", None),
        ("f(1)", 7),
    ],
)
def test_values_are_as_in_python(text: str, value: Any) -> None:
    """A list of numbers is an array, as in every message of the grader."""
    got = argument(text)
    assert type(got) is type(value)
    np.testing.assert_array_equal(got, value)


def test_a_dict_holds_arrays() -> None:
    """As parameters are passed."""
    (params,) = read("f({'W': [[1.0]]})").arguments
    assert params["W"].shape == (1, 1)


def test_functions_keywords_and_stars_are_understood() -> None:
    """A function is passed by its name, alone or with its file."""
    call = read("and_gate.train(*(1, 2), loss_fn=mse_loss, other=grid.train, X=rows)", rows=3)
    assert call.name == "and_gate.train"
    assert call.arguments == (1, 2)
    assert call.keywords == {"loss_fn": Named("mse_loss"), "other": Named("grid.train"), "X": 3}


@pytest.mark.parametrize(
    "text",
    [
        "np.random.rand(3, 2)",
        "np.random.randn(3, 2)",
        "np.random.random((3, 2))",
        "np.random.normal(0, 2, size=(3, 2))",
        "np.random.uniform(-1, 1, (3, 2))",
        "np.random.randint(0, 9, (3, 2))",
        "np.random.default_rng().normal(size=(3, 2))",
    ],
)
def test_random_rows_are_drawn_from_the_seed(text: str) -> None:
    """The same from the same, others from another."""
    first, again, other = (read(f"f({text})", seed).arguments[0] for seed in (1, 1, 2))
    assert first.shape == (3, 2)
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_seed_that_is_written_counts() -> None:
    """It is NumPy's own generator."""
    reader = Reader(np.random.default_rng(1), lambda call: None)
    call = reader.call(parse_call("f(np.random.default_rng(3).normal(size=2))"))
    np.testing.assert_array_equal(call.arguments[0], np.random.default_rng(3).normal(size=2))
    assert not reader.has_drawn


@pytest.mark.parametrize(
    "text",
    [
        "range(10 ** 12)",
        "range(10 ** 400)",
        "np.zeros((10 ** 9,))",
        "np.zeros((200, 200))",
        "np.zeros((0, 10 ** 9))",
        "np.ones((20000, 1)), np.ones((1, 1))",
        "np.ones((200, 1)) @ np.ones((1, 200))",
        "np.ones((200, 1)) + np.ones((1, 200))",
        "np.eye(10 ** 6)",
        "np.arange(0, 1, 1e-300)",
        "np.arange(np.nan)",
        "np.linspace(0, 1, 10 ** 9)",
        "np.random.rand(10 ** 5, 10 ** 5)",
        "np.random.default_rng(1).random(10 ** 9)",
        "[0] * 10 ** 9",
        "[[[0] * 100] * 100] * 100",
        "'a' * 10 ** 9",
        "10 ** 10 ** 10",
        "2 ** 5000",
        "9" * 5000,
        "[" * 15 + "1" + "]" * 15,
        "[" * 500 + "]" * 500,
        "-" * 15_000 + "1",
        "1 + " * 4_000 + "1",
        "1," * 15_000,
    ],
)
def test_what_is_too_large_or_too_deep_is_refused_before_it_is_built(text: str) -> None:
    """Whatever it would have become."""
    with pytest.raises(NotUnderstoodError):
        read(f"f({text})")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("__import__('os').system('true')", "one of the functions of the course"),
        ("f(open('/etc/passwd').read())", ""),
        ("f(().__class__)", "not"),
        ("f(np.load('x'))", "np.load is not understood"),
        ("f(np.zeros)", "np.zeros is not understood"),
        ("np.zeros(3)", "one of the functions of the course"),
        ("f", "write one call"),
        ("f(1); g(2)", "write one call"),
        ("f(1) == 2", "without =="),
        ("f(1", "never closed"),
        ("f(lambda x: x)", "define a function"),
        ("f([x for x in y])", "a comprehension"),
        ("f([[1], [1, 2]])", "rows are of the same length"),
        ("f([nonsense])", "nonsense is not known to be a number"),
        ("f((1, g))", "stands alone as an argument"),
        ("f(1 / 0)", "division by zero"),
        ("f(1j)", "not understood"),
        ("f((-1) ** 0.5)", "not real"),
        ("f(**{'a': 1})", "one by one"),
        ("f(*3)", "several values"),
        ("f(np.zeros())", "np.zeros doesn't take these arguments"),
        ("f(np.zeros(-1))", "a shape is"),
        ("f(np.zeros((1, 1, 1, 1, 1)))", "4 dimensions"),
        ("f([1] - 1)", "np.array"),
        ("f(np.random.default_rng(1))", "can't be passed"),
        ("f(np.random.default_rng('a').random(2))", "whole number"),
        ("f(np.random.normal([1] * 9, 1, 2))", "described by numbers"),
        ("f(range(1, 2, 0))", "zero"),
        ("f(f'{1}')", "an f-string"),
        ("f(x[0])", "an index in brackets"),
    ],
)
def test_what_is_not_understood_is_told(text: str, told: str) -> None:
    """Kindly, in a sentence, and nothing of it is run."""
    with pytest.raises(NotUnderstoodError) as caught:
        read(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_call_may_hold_as_much_as_a_worker_takes() -> None:
    """A thousand rows are no attack."""
    assert argument(f"np.zeros({MAX_NUMBERS})").size == MAX_NUMBERS
