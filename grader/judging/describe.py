"""Short texts for values: how an argument, an answer or an expectation reads in a message."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from grader.reports.printable import clip

MAX_WIDTH = 76
"""Longest description of one value, in characters: a line of a message has room for it."""
SMALL = 12
"""Arrays and lists of at most so many elements are shown whole."""

Formatter = Callable[[float], str]


def short_number(number: float) -> str:
    """Write a number with six digits: "0.5", "2", "1e-12", "nan"."""
    return f"{number:.6g}"


def exact_number(number: float) -> str:
    """Write a number with all its digits."""
    return repr(float(number))


def describe(value: Any, number: Formatter = short_number) -> str:
    """Describe a value in at most MAX_WIDTH characters of one line."""
    return clip(_describe(value, number), MAX_WIDTH)


def describe_call(function: str, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> str:
    """Write a call as in Python, its arguments shortened where they are long."""
    texts = [_describe(argument, short_number) for argument in arguments]
    names = [f"{name}={_describe(value, short_number)}" for name, value in keywords.items()]
    whole = f"{function}({', '.join(texts + names)})"
    if len(whole) <= MAX_WIDTH:
        return whole
    shortened = [_outline(argument) for argument in arguments]
    names = [f"{name}={_outline(value)}" for name, value in keywords.items()]
    return clip(f"{function}({', '.join(shortened + names)})", 2 * MAX_WIDTH)


def describe_shape(shape: tuple[int, ...]) -> str:
    """Write a shape, a number's in words."""
    return f"shape {shape}" if shape else "no dimensions (a number)"


def describe_both(got: Any, expected: Any) -> tuple[str, str]:
    """Describe two values that differ, with as many digits as it takes to see it."""
    short = describe(got), describe(expected)
    if short[0] != short[1]:
        return short
    return describe(got, exact_number), describe(expected, exact_number)


def _describe(value: Any, number: Formatter) -> str:
    if value is None or isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, np.ndarray):
        return _describe_array(value, number)
    if isinstance(value, (list, tuple)):
        return _describe_sequence(value, number)
    if isinstance(value, dict):
        items = (f"{key!r}: {_describe(item, number)}" for key, item in value.items())
        return "{" + ", ".join(items) + "}"
    return str(getattr(value, "__name__", type(value).__name__))


def _describe_array(array: "np.ndarray[Any, Any]", number: Formatter) -> str:
    if array.size == 0 and array.ndim > 1:
        return f"an empty array of shape {array.shape}"
    if array.size <= SMALL:
        return _nested(array.tolist(), number)
    first = _nested(array.flat[:3].tolist(), number)
    return f"an array of shape {array.shape}, starting {first[1:-1]}, ..."


def _describe_sequence(items: Sequence[Any], number: Formatter) -> str:
    shown = [_describe(item, number) for item in items[:SMALL]]
    if len(items) > SMALL:
        kind = "tuple" if isinstance(items, tuple) else "list"
        return f"a {kind} of {len(items):,} elements, starting {', '.join(shown[:3])}, ..."
    inner = ", ".join(shown)
    if isinstance(items, tuple):
        return f"({inner},)" if len(items) == 1 else f"({inner})"
    return f"[{inner}]"


def _nested(items: Any, number: Formatter) -> str:
    if isinstance(items, list):
        return "[" + ", ".join(_nested(item, number) for item in items) + "]"
    return number(items) if isinstance(items, float) else str(items)


def _outline(value: Any) -> str:
    """Describe an argument in a long call: an array by its shape."""
    if isinstance(value, np.ndarray) and value.size > 1:
        return f"array{value.shape}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_outline(item)}" for key, item in value.items()) + "}"
    return _describe(value, short_number)
