"""Values that cross the line: what goes in comes out, and everything else is refused."""

import base64
import contextlib
import json
import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from grader.worker.values import (
    ARRAY_DTYPES,
    ARRAY_OVERHEAD,
    MAX_ARRAY_BYTES,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_INTEGER_BITS,
    MAX_ITEMS,
    MAX_KEYS,
    MAX_SHAPE,
    MAX_TEXT,
    NotPlainError,
    ObjectArray,
    ProtocolError,
    decode,
    encode,
)

plain_numbers = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**1000), 2**1000),
    st.floats(),
    st.text(max_size=50),
)
dtypes = st.sampled_from(sorted(ARRAY_DTYPES))
arrays = dtypes.flatmap(
    lambda dtype: st_numpy.arrays(dtype, st_numpy.array_shapes(min_dims=0, min_side=0, max_side=4))
)
keys = st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.none())
plain_values = st.recursive(
    plain_numbers | arrays,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
    ),
    max_leaves=12,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["array", "objects", "tuple", "dict", "callback", "x"]),
            inner,
            max_size=2,
        ),
    ),
    max_leaves=12,
)


def same(left: object, right: object) -> bool:
    """Whether two values are the same in type, shape and content, NaN equal to itself."""
    if isinstance(left, np.ndarray):
        return (
            isinstance(right, np.ndarray)
            and left.dtype == right.dtype
            and left.shape == right.shape
            and left.tobytes() == right.tobytes()
        )
    if type(left) is not type(right):
        return False
    if isinstance(left, float):
        return left == right or (math.isnan(left) and math.isnan(right))
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return same(list(left.items()), list(right.items()))
    return left == right


def through_json(data: object) -> object:
    return json.loads(json.dumps(data))


@given(plain_values)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    """Type, dtype, shape and every bit are kept."""
    assert same(decode(through_json(encode(value))), value)


@given(json_values)
def test_any_json_is_decoded_or_refused(data: object) -> None:
    """Nothing but ProtocolError comes of data that nobody encoded."""
    with contextlib.suppress(ProtocolError):
        decode(data)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({1, 2}, "a set"),
        (object(), "an object"),
        (b"bytes", "a bytes"),
        (1j, "a complex"),
        (np.complex64(1), "a number of dtype complex64"),
        (np.array(["text"]), "an array of dtype <U4"),
        (np.array([None]), "an array of Python objects, a NoneType among them"),
        (np.array([1.0, 1j], object), "an array of Python objects, a complex among them"),
        (np.datetime64("2026-01-01"), "a number of dtype datetime64[D]"),
        (len, "a builtin_function_or_method"),
        ((number for number in [1]), "a generator"),
        (2**5000, "an integer of 5,001 bits"),
        ("x" * 10_001, "a text of 10,001 characters"),
        ({(1, 2): 3}, "a dict with a tuple as a key"),
        ({len: 3}, "a dict with a builtin_function_or_method as a key"),
        (dict.fromkeys(range(101), 0), "a dict of 101 elements, too many to read"),
        ([[0] * MAX_ITEMS], f"a list of {MAX_ITEMS:,} elements, too many to read"),
        (np.zeros((1,) * 17), "an array of 17 dimensions"),
        ([[0] * 60_000, [0] * 60_000], "a list of 60,000 elements, too many to read"),
        (np.zeros(600_000), "an array of 600,000 elements, too many to read"),
        ([np.zeros(1)] * 2_000, "more arrays than can be read"),
    ],
)
def test_what_is_not_plain_is_named(value: object, what: str) -> None:
    """The learner reads what came back in place of an array."""
    with pytest.raises(NotPlainError, match="^" + re.escape(what) + "$"):
        encode(value)


ONE = "AAAAAAAAAAA="
"""The data of one number of 8 bytes."""


@pytest.mark.parametrize(
    "content",
    [
        "abc",
        ["<f8", [1]],
        ["<f8", [1], ONE, 0],
        [None, [1], ONE],
        [["<f8"], [1], ONE],
        ["|O", [1], ONE],
        [">f8", [1], ONE],
        ["<c8", [1], ONE],
        ["<f8", None, ONE],
        ["<f8", "1", ONE],
        ["<f8", 1, ONE],
        ["<f8", [True], ONE],
        ["<f8", [1.0], ONE],
        ["<f8", ["1"], ONE],
        ["<f8", [-1], ""],
        ["<f8", [-1, -1], ONE],
        ["<f8", [2**70], ""],
        ["<f8", [1], None],
        ["<f8", [1], [ONE]],
        ["<f8", [1], "no base64!"],
        ["<f8", [1], f"{ONE}\n"],
        ["<f8", [1], "é"],
        ["<f8", [1], ""],
        ["<f8", [2], ONE],
        ["<f8", [], ""],
        ["<f8", [0], ONE],
        ["<f4", [1], ONE],
        ["|b1", [1], "Ag=="],
        ["|b1", [3], "AAIB"],
    ],
    ids=str,
)
def test_an_impossible_array_is_refused(content: object) -> None:
    """Shape, dtype and data must fit each other, and memory is not taken on trust."""
    assert decode({"array": ["<f8", [1], ONE]}).tolist() == [0.0]
    assert decode({"array": ["|b1", [3], "AAEB"]}).tolist() == [False, True, True]
    with pytest.raises(ProtocolError):
        decode({"array": content})


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"tuple": [], "dict": []},
        {"set": []},
        {"callback": [0, "f"]},
        {"tuple": None},
        {"tuple": "ab"},
        {"tuple": {"tuple": []}},
        {"dict": None},
        {"dict": "ab"},
        {"dict": {"a": 1}},
        {"dict": ["ab"]},
        {"dict": [[1]]},
        {"dict": [[1, 2, 3]]},
        {"dict": [[[1], 2]]},
        {"dict": [[{"tuple": [1]}, 2]]},
        (1,),
        b"x",
    ],
    ids=str,
)
def test_what_encoding_does_not_make_is_refused(data: object) -> None:
    """Tags that are unknown, or stand before something else than they should; what is no JSON."""
    with pytest.raises(ProtocolError):
        decode(data)


def test_functions_cross_as_both_sides_agree() -> None:
    """One side says what stands for a function, the other what function that is."""
    sent = encode([len, {"f": abs}, 1], lambda function: {"function": function.__name__})
    assert sent == [{"function": "len"}, {"dict": [["f", {"function": "abs"}]]}, 1]
    received = decode(sent, lambda tag, name: (tag, name))
    assert received == [("function", "len"), {"f": ("function", "abs")}, 1]
    with pytest.raises(NotPlainError, match="a dict with a type as a key"):
        encode({int: 1}, lambda function: {"function": function.__name__})
    with pytest.raises(NotPlainError, match="an object"):
        encode(object(), lambda function: {"function": function.__name__})


def test_numpy_scalars_arrive_as_python_numbers() -> None:
    """Whether a loss is a float or a NumPy float makes no difference."""
    scalars = [np.float64(0.5), np.int8(-3), np.bool_(True), np.longdouble(2)]
    arrived = decode(encode(scalars))
    assert arrived == [0.5, -3, True, 2.0]
    assert [type(one) for one in arrived] == [float, int, bool, float]


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_a_number_of_few_digits_keeps_its_dtype(dtype: Any) -> None:
    """It tells why digits are missing. As a key it is a number as any other."""
    arrived = decode(encode(dtype(0.5)))
    assert (arrived.shape, arrived.dtype, arrived) == ((), dtype, 0.5)
    (key,) = decode(encode({dtype(0.5): 1}))
    assert type(key) is float


@pytest.mark.parametrize("text", [np.str_("text"), np.array("text"), np.array("text", object)])
def test_numpys_texts_arrive_as_texts(text: Any) -> None:
    """np.where returns them, and an array's entries are such."""
    arrived = decode(encode([text]))
    assert (arrived, type(arrived[0])) == (["text"], str)


def test_numbers_in_an_array_of_objects_arrive_with_their_kind() -> None:
    """The values count; that to compute with them may fail is told by the type."""
    items = [1, 0.5, True, np.float32(2), np.bool_(False), np.inf]
    arrived = decode(through_json(encode(np.array([items], object))))
    assert type(arrived) is ObjectArray
    assert (arrived.dtype, arrived.tolist()) == (np.float64, [[1, 0.5, 1, 2, 0, np.inf]])
    # Sent on, they are numbers as any others.
    assert type(decode(encode(arrived))) is np.ndarray


def test_subclasses_of_arrays_arrive_as_plain_arrays() -> None:
    """A subclass can't bring its own idea of equality along, or of its bytes."""
    masked = np.ma.masked_array([1.0, 2.0], mask=[False, True])
    for value in (masked, np.array([1.0, 2.0]).view(np.recarray)):
        arrived = decode(encode(value))
        assert type(arrived) is np.ndarray
        assert arrived.tolist() == [1.0, 2.0]


def test_arrays_are_built_afresh() -> None:
    """They can be written to, as any other."""
    arrived = decode(encode(np.array([1.0, 2.0])))
    arrived += 1
    assert arrived.tolist() == [2.0, 3.0]


def test_texts_and_numbers_of_subclasses_arrive_as_plain_ones() -> None:
    """An enum of texts is a text; its own idea of how it is written doesn't count."""

    class Word(str):
        def __str__(self) -> str:
            return "another"

    class Whole(int):
        pass

    class Real(float):
        pass

    sent = encode([Word("word"), Whole(1), Real(0.5)])
    assert sent == ["word", 1, 0.5]
    assert [type(one) for one in sent] == [str, int, float]


def test_big_endian_and_extended_floats_are_converted() -> None:
    """What one machine writes, every other can read."""
    for array in (np.array([1.5], ">f8"), np.array([1.5], np.longdouble)):
        assert decode(encode(array)).tolist() == [1.5]


# ── limits ───────────────────────────────────────────────────────────────────────────────────


def unchecked(value: Any) -> Any:
    """Encode a value as `encode` does, without any limit."""
    if isinstance(value, list):
        return [unchecked(one) for one in value]
    if isinstance(value, tuple):
        return {"tuple": [unchecked(one) for one in value]}
    if isinstance(value, dict):
        return {"dict": [[unchecked(key), unchecked(one)] for key, one in value.items()]}
    if isinstance(value, np.ndarray):
        data = base64.b64encode(value.tobytes()).decode("ascii")
        return {"array": [value.dtype.str, list(value.shape), data]}
    return value


def nested(wrap: Callable[[Any], Any], depth: int) -> Any:
    """Put a number into so many containers, each in the next."""
    value: Any = 0
    for _ in range(depth):
        value = wrap(value)
    return value


def array_of(size: int) -> Any:
    """Return an array that takes up so many bytes, all told."""
    return np.zeros(size - ARRAY_OVERHEAD, np.int8)


LIMITED: dict[str, tuple[int, Callable[[int], Any]]] = {
    "elements of a list": (MAX_ITEMS, lambda n: [0] * n),
    "elements of a tuple": (MAX_ITEMS, lambda n: (0,) * n),
    "elements of lists in a list": (MAX_ITEMS, lambda n: [[0] * (n - 3), [0]]),
    "elements of tuples in a tuple": (MAX_ITEMS, lambda n: ((0,) * (n - 3), (0,))),
    "elements of a dict and a list": (MAX_ITEMS, lambda n: [{1: 2, 3: 4}, [0] * (n - 4)]),
    "elements of a list and a dict": (MAX_ITEMS, lambda n: [[0] * (n - 4), {1: 2, 3: 4}]),
    "keys of a dict": (MAX_KEYS, lambda n: dict.fromkeys(range(n), 0)),
    "lists in lists": (MAX_DEPTH, lambda n: nested(lambda one: [one], n)),
    "tuples in tuples": (MAX_DEPTH, lambda n: nested(lambda one: (one,), n)),
    "dicts in dicts": (MAX_DEPTH, lambda n: nested(lambda one: {"key": one}, n)),
    "characters of a text": (MAX_TEXT, lambda n: "x" * n),
    "characters of a key": (MAX_TEXT, lambda n: {"x" * n: 0}),
    "bits of an integer": (MAX_INTEGER_BITS, lambda n: 2**n - 1),
    "bits of a negative integer": (MAX_INTEGER_BITS, lambda n: 1 - 2**n),
    "bytes of an array": (MAX_ARRAY_BYTES, array_of),
    "bytes of two arrays": (MAX_ARRAY_BYTES, lambda n: [array_of(1000), array_of(n - 1000)]),
    "bytes of an array and a text": (MAX_ARRAY_BYTES, lambda n: [array_of(n - 9), "x" * 9]),
    "bytes of texts": (
        MAX_ARRAY_BYTES,
        lambda n: ["x" * MAX_TEXT] * (n // MAX_TEXT) + ["x" * (n % MAX_TEXT)],
    ),
    "empty arrays": (MAX_ARRAY_BYTES // ARRAY_OVERHEAD, lambda n: [np.zeros(0)] * n),
    "dimensions": (MAX_DIMENSIONS, lambda n: np.zeros((1,) * n)),
    "rows of nothing": (MAX_SHAPE, lambda n: np.zeros((n, 0))),
    "rows of nothing, in blocks": (MAX_SHAPE // 8, lambda n: np.zeros((8, 0, n))),
}


@pytest.mark.parametrize("name", LIMITED)
def test_a_value_may_be_as_large_as_its_limit(name: str) -> None:
    """On both sides."""
    limit, of_size = LIMITED[name]
    value = of_size(limit)
    encoded = encode(value)
    assert json.dumps(encoded) == json.dumps(unchecked(value))
    assert same(decode(encoded), value)


@pytest.mark.parametrize("name", LIMITED)
def test_one_past_its_limit_a_value_is_refused(name: str) -> None:
    """On both sides: the sender is not trusted to keep to it."""
    limit, of_size = LIMITED[name]
    value = of_size(limit + 1)
    with pytest.raises(NotPlainError):
        encode(value)
    with pytest.raises(ProtocolError):
        decode(unchecked(value))


def test_what_a_training_returns_is_below_all_limits() -> None:
    """A thousand losses, each in an array of its own, beside the weights."""
    losses = [np.zeros((1, 1)) for _ in range(1000)]
    answer = (np.zeros((1000, 1)), np.zeros((1, 1)), losses)
    assert same(decode(encode(answer)), answer)


def test_an_integer_of_numpy_is_as_long_as_any_other() -> None:
    """The largest that it has."""
    largest = np.iinfo(np.uint64).max
    assert decode(encode(np.uint64(largest))) == largest
