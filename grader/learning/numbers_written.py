"""NumPy's functions that a learner may write in a call: each builds numbers, and no more than MAX.

What is too large is refused before it is built.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from grader.worker.values import MAX_DIMENSIONS, MAX_INTEGER_BITS

MAX_NUMBERS = 20_000
"""In one call, all arrays and lists together: a worker takes little more."""


class NotUnderstoodError(Exception):
    """What was written is no call, or of another kind; its text says what would be."""


class Room:
    """How many numbers there may still be. Raises NotUnderstoodError where there are more."""

    def __init__(self) -> None:
        self.left = MAX_NUMBERS

    def take(self, number: float) -> None:
        """Take the room of so many numbers."""
        if not number <= self.left:  # NaN is too many as well
            raise NotUnderstoodError(f"these are more than {MAX_NUMBERS:,} numbers.")
        self.left -= int(number)

    def take_shape(self, shape: Any) -> tuple[int, ...]:
        """Take the room of an array, and return its shape."""
        sizes = shape if isinstance(shape, (tuple, list)) else (shape,)
        if not all(isinstance(size, int) and size >= 0 for size in sizes):
            raise NotUnderstoodError(f"a shape is a tuple of whole numbers, and not {shape!r}.")
        if len(sizes) > MAX_DIMENSIONS:
            raise NotUnderstoodError(f"an array may have {MAX_DIMENSIONS} dimensions here.")
        self.take(math.prod(max(size, 1) for size in sizes))
        return tuple(sizes)


# ── arrays ───────────────────────────────────────────────────────────────────────────────────

DTYPES: Mapping[str, Any] = MappingProxyType(
    {
        **{"float": float, "int": int, "bool": bool},
        **{f"np.{kind}": getattr(np, kind) for kind in ("float64", "float32", "int64", "bool_")},
    }
)
CONSTANTS: Mapping[str, float] = MappingProxyType(
    {"np.pi": np.pi, "np.e": np.e, "np.inf": np.inf, "np.nan": np.nan}
)
_ENTRY_BY_ENTRY = ("abs", "exp", "log", "log2", "log10", "sqrt", "sin", "cos", "tan", "tanh")


def as_numbers(value: Any, dtype: Any = None) -> "np.ndarray[Any, Any]":
    """Return what was written as an array. Raises NotUnderstoodError where it is none."""
    try:
        array = np.array(value, dtype=dtype)
    except (ValueError, TypeError, OverflowError):
        array = np.array(None)
    if array.dtype.kind not in "biuf":
        raise NotUnderstoodError(
            "an array holds numbers, and all of its rows are of the same length."
        )
    return array


class Builders:
    """The functions by the names that learners write: "np.zeros". Each takes its room."""

    def __init__(self, room: Room, rng: np.random.Generator) -> None:
        self._room = room
        self._rng = rng
        self.has_drawn = False
        """Whether something was drawn without a seed of its own."""
        self.functions: dict[str, Callable[..., Any]] = {
            "range": self._range,
            "float": float,
            "np.array": self._array,
            "np.asarray": self._array,
            "np.zeros": lambda shape, dtype=float: np.zeros(self._shape(shape), dtype),
            "np.ones": lambda shape, dtype=float: np.ones(self._shape(shape), dtype),
            "np.full": self._full,
            "np.eye": lambda n: np.eye(self._shape((n, n))[0]),
            "np.arange": self._arange,
            "np.linspace": self._linspace,
            "np.random.default_rng": self._generator,
            "np.random.rand": lambda *shape: self._of_ours().random(self._shape(shape)),
            "np.random.randn": lambda *shape: self._of_ours().standard_normal(self._shape(shape)),
            "np.random.randint": lambda *given, **named: Draws(
                self._room, self._of_ours()
            ).integers(*given, **named),
            **{f"np.{name}": self._entry_by_entry(name) for name in _ENTRY_BY_ENTRY},
            **{
                f"np.random.{name}": self._drawing(name)
                for name in ("random", "normal", "uniform", "standard_normal")
            },
        }

    def _shape(self, shape: Any) -> tuple[int, ...]:
        return self._room.take_shape(shape)

    def _array(self, value: Any, dtype: Any = None) -> Any:
        return as_numbers(value, dtype)

    def _full(self, shape: Any, fill_value: float, dtype: Any = None) -> Any:
        if not isinstance(fill_value, (int, float)):
            raise NotUnderstoodError("np.full takes a shape and one number.")
        return np.full(self._shape(shape), fill_value, dtype)

    def _range(self, *bounds: int) -> list[int]:
        numbers = range(*bounds)
        self._room.take(_length(numbers.start, numbers.stop, numbers.step))
        return list(numbers)

    def _arange(self, *bounds: float, dtype: Any = None) -> Any:
        start, stop, step = (0, *bounds, 1) if len(bounds) == 1 else (*bounds, 1)[:3]
        self._room.take(_length(start, stop, step))
        return np.arange(start, stop, step, dtype=dtype)

    def _linspace(self, start: float, stop: float, num: int = 50) -> Any:
        self._room.take_shape(num)
        return np.linspace(start, stop, num)

    def _entry_by_entry(self, name: str) -> Callable[..., Any]:
        compute: Callable[..., Any] = getattr(np, name)

        def call(value: Any) -> Any:
            if isinstance(value, (int, float)):
                return float(compute(value))
            array = as_numbers(value)
            self._room.take(array.size)
            return compute(array)

        return call

    def _of_ours(self) -> np.random.Generator:
        self.has_drawn = True
        return self._rng

    def _generator(self, seed: Any = None) -> "Draws":
        if seed is None:
            return Draws(self._room, self._of_ours())
        if not isinstance(seed, int) or not 0 <= seed < 2**64:
            raise NotUnderstoodError("the seed of np.random.default_rng is a whole number.")
        return Draws(self._room, np.random.default_rng(seed))

    def _drawing(self, name: str) -> Callable[..., Any]:
        return lambda *given, **named: getattr(Draws(self._room, self._of_ours()), name)(
            *given, **named
        )


def _length(start: float, stop: float, step: float) -> float:
    """Return how many numbers a range has."""
    if step == 0:
        raise NotUnderstoodError("the step of a range can't be 0.")
    return max(math.ceil((stop - start) / step), 0)


class Draws:
    """A random generator: what learners call of it, each with a shape of its own."""

    METHODS = ("random", "normal", "standard_normal", "uniform", "integers")

    def __init__(self, room: Room, rng: np.random.Generator) -> None:
        self._room = room
        self._rng = rng

    def random(self, size: Any = ()) -> Any:
        """Draw from 0 up to 1."""
        return self._rng.random(self._shape(size))

    def standard_normal(self, size: Any = ()) -> Any:
        """Draw with mean 0 and standard deviation 1."""
        return self._rng.standard_normal(self._shape(size))

    def normal(self, loc: float = 0.0, scale: float = 1.0, size: Any = ()) -> Any:
        """Draw with a mean and a standard deviation."""
        return self._rng.normal(_number(loc), _number(scale), self._shape(size))

    def uniform(self, low: float = 0.0, high: float = 1.0, size: Any = ()) -> Any:
        """Draw from low up to high."""
        return self._rng.uniform(_number(low), _number(high), self._shape(size))

    def integers(self, low: int, high: int | None = None, size: Any = ()) -> Any:
        """Draw whole numbers from low up to high; from 0 up to low where that is all."""
        drawn = self._rng.integers(_number(low), high and _number(high), self._shape(size))
        return int(drawn) if np.ndim(drawn) == 0 else drawn

    def _shape(self, size: Any) -> tuple[int, ...]:
        return self._room.take_shape(() if size is None else size)


def _number(value: Any) -> Any:
    if not isinstance(value, (int, float)):
        raise NotUnderstoodError("what is drawn is described by numbers: its mean, its bounds.")
    return value


# ── calculations ─────────────────────────────────────────────────────────────────────────────


def calculate(room: Room, sign: str, left: Any, right: Any) -> Any:
    """Compute `left sign right`, of numbers and arrays; lists can be joined and repeated."""
    if isinstance(left, list) or isinstance(right, list):
        return _of_lists(room, sign, left, right)
    both = (left, right)
    if not all(isinstance(one, (int, float, np.ndarray)) for one in both):
        raise NotUnderstoodError(f"{sign} stands between numbers or arrays.")
    if all(isinstance(one, int) for one in both):
        if sign == "**" and right >= 0 and max(left.bit_length(), 1) * right > MAX_INTEGER_BITS:
            raise NotUnderstoodError("this number is too large.")
    elif sign == "@":
        room.take(_size_of_product(*map(np.shape, both)))
    else:
        room.take(math.prod(np.broadcast_shapes(*map(np.shape, both))))
    return _OPERATORS[sign](left, right)


_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        "+": lambda left, right: left + right,
        "-": lambda left, right: left - right,
        "*": lambda left, right: left * right,
        "/": lambda left, right: left / right,
        "//": lambda left, right: left // right,
        "%": lambda left, right: left % right,
        "**": lambda left, right: left**right,
        "@": lambda left, right: left @ right,
    }
)


def _size_of_product(left: Sequence[int], right: Sequence[int]) -> int:
    """Return how many numbers a matrix product has, and what it costs to compute each."""
    if not len(left) == len(right) == 2:
        raise NotUnderstoodError("@ stands between two matrices here.")
    return left[0] * right[1]


def _of_lists(room: Room, sign: str, left: Any, right: Any) -> Any:
    if sign == "+" and isinstance(left, list) and isinstance(right, list):
        return left + right
    if isinstance(right, list):
        left, right = right, left
    if sign == "*" and isinstance(right, int) and isinstance(left, list):
        room.take(numbers_in(left) * max(right, 0))
        return left * right
    raise NotUnderstoodError("to compute with a list, write np.array(...) around it.")


def numbers_in(value: Any) -> int:
    """Count the numbers in a list, however deep; what is empty counts as one."""
    if isinstance(value, (list, tuple)):
        return max(sum(map(numbers_in, value)), 1)
    return max(int(np.size(value)), 1) if isinstance(value, np.ndarray) else 1
