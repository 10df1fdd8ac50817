"""The protocol: what goes in comes out, and everything else is refused."""

import contextlib
import json
import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from grader.worker import messages, values

plain_numbers = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**1000), 2**1000),
    st.floats(),
    st.text(max_size=50),
)
dtypes = st.sampled_from(sorted(values.ARRAY_DTYPES))
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
            st.sampled_from(["array", "tuple", "dict", "callback", "x"]), inner, max_size=2
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
    assert same(values.decode(through_json(values.encode(value))), value)


@given(json_values)
def test_any_json_is_decoded_or_refused(data: object) -> None:
    """Nothing but ProtocolError comes of data that nobody encoded."""
    with contextlib.suppress(values.ProtocolError):
        values.decode(data)


@given(st.binary(max_size=200))
def test_any_line_is_read_or_refused(line: bytes) -> None:
    """Nothing but ProtocolError comes of a line that nobody packed."""
    with pytest.raises(values.ProtocolError):
        messages.unpack(line + b"\n")


@given(st.sampled_from(sorted(messages._KINDS)), st.dictionaries(st.text(max_size=9), json_values))
def test_a_message_with_other_fields_is_refused(kind: str, content: dict) -> None:
    """A known kind alone doesn't make a message."""
    line = json.dumps({"kind": kind, "unknown": 1, **content}).encode("ascii") + b"\n"
    with pytest.raises(values.ProtocolError):
        messages.unpack(line)


@given(plain_values, st.integers(0, 2**48), st.text(max_size=20))
def test_a_message_comes_out_as_it_went_in(value: object, id_: int, text: str) -> None:
    """Its values stay encoded until they are wanted."""
    for message in (
        messages.Ready(),
        messages.Call(id_, "module", text, values.encode([value]), values.encode({})),
        messages.Returned(id_, values.encode(value), None, 7),
        messages.Raised(id_, "ValueError", text, [["a.py", 1, "f", text]], None),
    ):
        read = messages.unpack(messages.pack(message))
        assert type(read) is type(message)
        assert json.dumps(read) == json.dumps(message)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({1, 2}, "a set"),
        (object(), "an object"),
        (b"bytes", "a bytes"),
        (1j, "a complex"),
        (np.complex64(1), "a number of dtype complex64"),
        (np.array(["text"]), "an array of dtype <U4"),
        (np.array([None]), "an array of dtype object"),
        (np.datetime64("2026-01-01"), "a number of dtype datetime64[D]"),
        (len, "a builtin_function_or_method"),
        ((number for number in [1]), "a generator"),
        (2**5000, "an integer of 5,001 bits"),
        ("x" * 10_001, "a text of 10,001 characters"),
        ({(1, 2): 3}, "a dict with a tuple as a key"),
        (np.zeros((1,) * 17), "an array of 17 dimensions"),
        ([[0] * 60_000, [0] * 60_000], "a list of 60,000 elements, too many to read"),
        (np.zeros(600_000), "an array of 600,000 elements, too many to read"),
    ],
)
def test_what_is_not_plain_is_named(value: object, what: str) -> None:
    """The learner reads what came back in place of an array."""
    with pytest.raises(values.NotPlainError, match="^" + re.escape(what) + "$"):
        values.encode(value)


def test_nesting_has_a_limit_on_both_sides() -> None:
    """A list in a list in a list ... is refused before it costs the stack."""
    nested: list = []
    for _ in range(values.MAX_DEPTH + 1):
        nested = [nested]
    with pytest.raises(values.NotPlainError, match="nested more than 20 levels deep"):
        values.encode(nested)
    with pytest.raises(values.ProtocolError):
        values.decode(nested)


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000 + b"\n",
        b"1" * 100_000 + b"\n",
        b'{"kind": "Ready"}',
        b'{"kind": "Ready"}' + b" " * messages.MAX_LINE + b"\n",
        b'{"kind": "Missing", "id": true}\n',
        b'{"kind": "Missing", "id": "1"}\n',
        b'{"kind": "Unreadable", "id": 1, "what": "'
        + b"x" * (values.MAX_TEXT + 1)
        + b'", "line": null}\n',
        b'{"kind": ["Ready"]}\n',
        b"\xff\n",
    ],
    ids=range(9),
)
def test_a_hostile_line_is_refused(line: bytes) -> None:
    """Too deep, too long, cut off, of the wrong type."""
    with pytest.raises(values.ProtocolError):
        messages.unpack(line)


@pytest.mark.parametrize(
    "frames",
    [
        [1],
        [[]],
        [["a.py", 1, "f"]],
        [["a.py", True, "f", ""]],
        [["a.py", "1", "f", ""]],
        [["a.py", 1, "f", {"deep": []}]],
        [["a.py", 1, "f", "x" * (values.MAX_TEXT + 1)]],
        [["a.py", 1, "f", ""]] * (messages.MAX_FRAMES + 1),
    ],
    ids=range(8),
)
def test_a_traceback_of_another_form_is_refused(frames: list) -> None:
    """It is a few lines, each a file, a number, a function and a text."""
    line = messages.pack(messages.Raised(1, "E", "text", frames, None))
    with pytest.raises(values.ProtocolError, match="traceback"):
        messages.unpack(line)


@pytest.mark.parametrize(
    "content",
    [
        ["<f8", [2], "AAAAAAAAAAA="],
        ["<f8", [-1], ""],
        ["<f8", [2**70], ""],
        ["<f8", [True], "AAAAAAAAAAA="],
        ["|O", [1], "AAAAAAAAAAA="],
        [">f8", [1], "AAAAAAAAAAA="],
        ["|b1", [1], "Ag=="],
        ["<f8", [1], "no base64!"],
        ["<f8", [1] * 5, "AAAAAAAAAAA="],
        ["<f8", [0, 2**10, 2**10], ""],
        ["<f8", [1]],
        "array",
    ],
    ids=range(12),
)
def test_an_impossible_array_is_refused(content: object) -> None:
    """Shape, dtype and data must fit each other, and memory is not taken on trust."""
    with pytest.raises(values.ProtocolError):
        values.decode({"array": content})


def test_numpy_scalars_arrive_as_python_numbers() -> None:
    """Whether a loss is a float or a NumPy float makes no difference."""
    scalars = [np.float64(0.5), np.float32(0.5), np.int8(-3), np.bool_(True), np.longdouble(2)]
    assert values.decode(values.encode(scalars)) == [0.5, 0.5, -3, True, 2.0]


def test_subclasses_of_arrays_arrive_as_plain_arrays() -> None:
    """A subclass can't bring its own idea of equality along."""
    for value in (np.ma.masked_array([1.0]), np.array([1.0]).view(np.recarray)):
        assert type(values.decode(values.encode(value))) is np.ndarray


def test_big_endian_and_extended_floats_are_converted() -> None:
    """What one machine writes, every other can read."""
    for array in (np.array([1.5], ">f8"), np.array([1.5], np.longdouble)):
        assert values.decode(values.encode(array)).tolist() == [1.5]
