"""Short texts for values: how an argument, an answer or an expectation reads in a message."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from types import CodeType
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
    """Write a call as in Python, in two lines at most.

    What one line doesn't hold has its large arrays by their shape; what two lines don't hold, the
    longest of the others, too.
    """
    named = [*(("", value) for value in arguments), *((f"{k}=", v) for k, v in keywords.items())]
    texts = [f"{name}{_describe(value, short_number)}" for name, value in named]
    large = [place for place, (_, value) in enumerate(named) if _is_large(value)]
    others = sorted(range(len(named)), key=lambda place: len(texts[place]), reverse=True)
    for places, room in ((large, MAX_WIDTH), (others, 2 * MAX_WIDTH)):
        for place in places:
            if len(_written(function, texts)) > room:
                name, value = named[place]
                texts[place] = f"{name}{_outline(value)}"
    return clip(_written(function, texts), 2 * MAX_WIDTH)


def _is_large(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.size > SMALL


def _written(function: str, arguments: Sequence[str]) -> str:
    return f"{function}({', '.join(arguments)})"


def describe_helper(function: Callable[..., Any]) -> str:
    """Say what a function of a check's own does, by the first line of its docstring."""
    names = ", ".join(parameters_of(function))
    says = (function.__doc__ or "").strip().partition("\n")[0]
    if says[1:2].islower():  # a word: X @ W begins with a name
        says = says[0].lower() + says[1:]
    return f"{function.__name__}({names}) is {says}" if says else ""


def parameters_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of a function's parameters."""
    code: CodeType = inspect.unwrap(function).__code__
    return code.co_varnames[: code.co_argcount]


def describe_shape(shape: tuple[int, ...]) -> str:
    """Write a shape, a number's in words."""
    return f"shape {shape}" if shape else "no dimensions (a number)"


def describe_both(got: Any, expected: Any) -> tuple[str, str]:
    """Describe two values that differ, with as many digits as it takes to see it."""
    short = describe(got), describe(expected)
    if short[0] != short[1]:
        return short
    exact = describe(got, exact_number), describe(expected, exact_number)
    # They may differ in a place that isn't shown.
    return exact if exact[0] != exact[1] else short


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
