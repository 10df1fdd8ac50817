"""Values as they cross the line, as JSON: numbers, texts, lists; tagged tuples, dicts and arrays.

Whatever is malformed, too large or too deep is refused with `ProtocolError`, by both sides alike.
"""

import binascii
import math
import numbers
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

Encoded: TypeAlias = Any
"""A value as JSON has it; see `encode`."""

# A right answer needs a thousand losses at most, each in an array of its own, and a wrong one shall
# be told how many it has: these allow more, and yet a parent that keeps the answers of a whole run,
# and computes with them, stays small.
MAX_ITEMS = 25_000
"""Most elements in all lists, tuples and dicts of one value."""
MAX_KEYS = 100
"""Most keys of a dict: many could be chosen so that they all have one hash."""
MAX_DEPTH = 20
"""Deepest nesting of lists, tuples and dicts."""
MAX_ARRAY_BYTES = 256 * 2**10
"""Most bytes in all arrays and texts of one value."""
ARRAY_OVERHEAD = 128
"""Bytes that an array takes up besides: many may be empty."""
MAX_SHAPE = 2**18
"""Most elements of an array even where the zeros in its shape count as ones."""
MAX_TEXT = 1_000
"""Longest text, in characters."""
MAX_INTEGER_BITS = 1024
"""Longest Python integer. JSON readers are slow on longer ones."""

ARRAY_KINDS = "biuf"
"""NumPy kinds that may cross: booleans, signed and unsigned integers, floats."""
_DTYPE_NAMES = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
ARRAY_DTYPES = MappingProxyType({name: np.dtype(name) for name in _DTYPE_NAMES})
MAX_DIMENSIONS = 4


class ObjectArray(np.ndarray):
    """Numbers that came in an array of Python objects: to compute with them may fail."""


class ProtocolError(Exception):
    """A line, or a value, that the protocol doesn't allow."""


class NotPlainError(ProtocolError):
    """A value that can't be sent; its text says what it is: "a generator"."""


def encode(value: object, encode_callable: Callable[[Any], Encoded] | None = None) -> Encoded:
    """Turn a value into plain JSON data.

    `encode_callable` says how to send a function; without it, functions are refused.
    Raises NotPlainError.
    """
    return _Encoder(encode_callable).encode(value, 0)


class _Encoder:
    """Encodes one value, with one budget for all that is in it."""

    def __init__(self, encode_callable: Callable[[Any], Encoded] | None) -> None:
        self.encode_callable = encode_callable
        self.items_left = MAX_ITEMS
        self.bytes_left = MAX_ARRAY_BYTES

    def encode(self, value: Any, depth: int) -> Encoded:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, (np.float16, np.float32)):
            return self.encode_array(np.asarray(value))  # that keeps the dtype
        if isinstance(value, np.generic) and not isinstance(value, str):
            return self.encode(_python_number(value), depth)
        if isinstance(value, int):
            if value.bit_length() > MAX_INTEGER_BITS:
                raise NotPlainError(f"an integer of {value.bit_length():,} bits")
            return int(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, str):
            self.bytes_left -= len(value)
            if len(value) > MAX_TEXT or self.bytes_left < 0:
                raise NotPlainError(f"a text of {len(value):,} characters")
            # An enum of texts is a text; its own __str__ would give its name.
            return str.__str__(value)
        if isinstance(value, np.ndarray):
            text = value.item() if value.ndim == 0 else None  # np.where makes such arrays
            return self.encode(text, depth) if isinstance(text, str) else self.encode_array(value)
        if isinstance(value, (list, tuple, dict)):
            return self.encode_container(value, depth)
        if self.encode_callable is not None and callable(value):
            return self.encode_callable(value)
        raise NotPlainError(_describe_type(value))

    def encode_array(self, array: "np.ndarray[Any, Any]") -> Encoded:
        array = np.asarray(array)
        if array.dtype.kind not in (*ARRAY_KINDS, "O"):
            raise NotPlainError(f"an array of dtype {array.dtype}")
        cost = array.size * min(array.dtype.itemsize, 8) + ARRAY_OVERHEAD
        self.bytes_left -= cost
        if cost > MAX_ARRAY_BYTES:
            raise NotPlainError(f"an array of {array.size:,} elements, too many to read")
        if self.bytes_left < 0:
            raise NotPlainError("more arrays than can be read")
        if extent(array.shape) > MAX_SHAPE:
            raise NotPlainError(f"an empty array of shape {array.shape}")
        if array.ndim > MAX_DIMENSIONS:
            raise NotPlainError(f"an array of {array.ndim} dimensions")
        tag = "objects" if array.dtype.kind == "O" else "array"
        if tag == "objects":
            array = _as_floats(array)
        elif array.dtype.itemsize > 8:  # an extended float
            array = array.astype(np.float64)
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        text = binascii.b2a_base64(array.tobytes(), newline=False).decode("ascii")
        return {tag: [array.dtype.str, list(array.shape), text]}

    def encode_container(self, value: Any, depth: int) -> Encoded:
        name = _describe_type(value)
        if depth >= MAX_DEPTH:
            raise NotPlainError(f"{name} nested more than {MAX_DEPTH} levels deep")
        self.items_left -= len(value)
        if self.items_left < 0:
            raise NotPlainError(f"{name} of {len(value):,} elements, too many to read")
        if isinstance(value, dict):
            if len(value) > MAX_KEYS:
                raise NotPlainError(f"a dict of {len(value):,} elements, too many to read")
            return {
                "dict": [[self.encode_key(k), self.encode(v, depth + 1)] for k, v in value.items()]
            }
        items = list(value)
        if not are_floats(items):
            items = [self.encode(item, depth + 1) for item in items]
        return {"tuple": items} if isinstance(value, tuple) else items

    def encode_key(self, key: Any) -> Encoded:
        if isinstance(key, (list, tuple, dict, np.ndarray)) or callable(key):
            raise NotPlainError(f"a dict with {_describe_type(key)} as a key")
        if isinstance(key, np.floating):
            key = float(key)
        return self.encode(key, MAX_DEPTH)


def _python_number(scalar: "np.generic[Any]") -> Any:
    if scalar.dtype.kind not in ARRAY_KINDS:
        raise NotPlainError(f"a number of dtype {scalar.dtype}")
    return float(scalar) if scalar.dtype.kind == "f" else scalar.item()


def _as_floats(array: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return an array of Python objects as one of floats; they must be numbers."""
    for item in array.flat:
        if not isinstance(item, (numbers.Real, np.bool_)):
            raise NotPlainError(f"an array of Python objects, {_describe_type(item)} among them")
    return array.astype(np.float64)


def are_floats(items: Sequence[Any]) -> bool:
    """Whether there is nothing but floats, as in a long history of losses: no need to look closer.

    Floats alone are meant, not what is derived from them.
    """
    return {float}.issuperset(map(type, items))


def extent(shape: Sequence[int]) -> int:
    """Return how many elements a shape has where its zeros count as ones.

    An array with a zero in its shape holds nothing, and makes much: (n, 0) @ (0, n) has n² numbers.
    """
    return math.prod(max(size, 1) for size in shape)


def _describe_type(value: object) -> str:
    """Name a value by its type: "a list", "an ndarray"."""
    name = type(value).__name__
    article = "an" if name[:1].lower() in tuple("aeiou") else "a"
    return f"{article} {name}"


def decode(data: Encoded, decode_callable: Callable[[str, Any], Any] | None = None) -> Any:
    """Turn JSON data from `encode` back into the value; arrays are built afresh.

    `decode_callable(tag, data)` makes functions of what `encode_callable` made.
    Raises ProtocolError on anything that `encode` would not have made.
    """
    return _Decoder(decode_callable).decode(data, 0)


class _Decoder:
    """Decodes one value, within the same limits as `_Encoder`: the sender is not trusted."""

    def __init__(self, decode_callable: Callable[[str, Any], Any] | None) -> None:
        self.decode_callable = decode_callable
        self.items_left = MAX_ITEMS
        self.bytes_left = MAX_ARRAY_BYTES

    def decode(self, data: Encoded, depth: int) -> Any:
        if data is None or isinstance(data, (bool, float)):
            return data
        if isinstance(data, int):
            if data.bit_length() > MAX_INTEGER_BITS:
                raise ProtocolError("an integer too long")
            return data
        if isinstance(data, str):
            self.bytes_left -= len(data)
            if len(data) > MAX_TEXT or self.bytes_left < 0:
                raise ProtocolError("a text too long")
            return data
        if isinstance(data, list):
            return self.decode_items(data, depth)
        if isinstance(data, dict) and len(data) == 1:
            ((tag, content),) = data.items()
            return self.decode_tagged(tag, content, depth)
        raise ProtocolError("not a value")

    def decode_items(self, items: object, depth: int) -> list[Any]:
        if not isinstance(items, list):
            raise ProtocolError("items that are no list")
        self.items_left -= len(items)
        if depth >= MAX_DEPTH or self.items_left < 0:
            raise ProtocolError("a value too deep or too long")
        if are_floats(items):
            return list(items)
        return [self.decode(item, depth + 1) for item in items]

    def decode_tagged(self, tag: str, content: Any, depth: int) -> Any:
        if tag == "array":
            return self.decode_array(content)
        if tag == "objects":
            return self.decode_array(content).view(ObjectArray)
        if tag == "tuple":
            return tuple(self.decode_items(content, depth))
        if tag == "dict":
            return self.decode_dict(content, depth)
        if self.decode_callable is not None:
            return self.decode_callable(tag, content)
        raise ProtocolError("an unknown tag")

    def decode_dict(self, pairs: object, depth: int) -> dict[Any, Any]:
        if not isinstance(pairs, list):
            raise ProtocolError("a dict that is no list of pairs")
        self.items_left -= len(pairs)
        if depth >= MAX_DEPTH or self.items_left < 0 or len(pairs) > MAX_KEYS:
            raise ProtocolError("a value too deep or too long")
        result = {}
        for pair in pairs:
            if not isinstance(pair, list) or len(pair) != 2 or isinstance(pair[0], (list, dict)):
                raise ProtocolError("a dict that is no list of pairs")
            result[self.decode(pair[0], depth + 1)] = self.decode(pair[1], depth + 1)
        return result

    def decode_array(self, content: object) -> "np.ndarray[Any, Any]":
        if not isinstance(content, list) or len(content) != 3:
            raise ProtocolError("an array without dtype, shape and data")
        dtype, shape, data = _dtype(content[0]), _shape(content[1]), _bytes(content[2])
        self.bytes_left -= len(data) + ARRAY_OVERHEAD
        if self.bytes_left < 0:
            raise ProtocolError("arrays and texts too large")
        if len(data) != math.prod(shape) * dtype.itemsize:
            raise ProtocolError("an array whose data doesn't fit its shape")
        if dtype.kind == "b" and max(data, default=0) > 1:
            raise ProtocolError("a boolean that is neither true nor false")
        # frombuffer is read-only and keeps `data` alive; the copy is an ordinary array.
        return np.frombuffer(data, dtype).reshape(shape).copy()


def _dtype(name: object) -> "np.dtype[Any]":
    """Read the dtype of an array."""
    if not isinstance(name, str) or name not in ARRAY_DTYPES:
        raise ProtocolError("an array of a dtype that may not cross")
    return ARRAY_DTYPES[name]


def _shape(sizes: object) -> list[int]:
    """Read the shape of an array, which says how much memory it will take."""
    if not isinstance(sizes, list) or not all(type(size) is int and size >= 0 for size in sizes):
        raise ProtocolError("an array without a shape")
    if len(sizes) > MAX_DIMENSIONS or extent(sizes) > MAX_SHAPE:
        raise ProtocolError("an array of too many dimensions, or too large")
    return sizes


def _bytes(text: object) -> bytes:
    """Read the data of an array."""
    if not isinstance(text, str):
        raise ProtocolError("an array without data")
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError as error:
        raise ProtocolError("an array whose data is no base64") from error
