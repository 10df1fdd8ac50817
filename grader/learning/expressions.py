"""Reads a call that a learner has written: `sigmoid([[0, 2], [-1, 3]])`. Nothing is evaluated.

The text is parsed, and what it says is built node by node: literals, NumPy arrays, ranges, random
rows, sums and products of them, functions by their names. All else is refused with a sentence.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.learning.numbers_written import (
    CONSTANTS,
    DTYPES,
    Builders,
    Draws,
    NotUnderstoodError,
    Room,
    as_numbers,
    calculate,
)
from grader.reports.printable import clip
from grader.worker.values import MAX_DEPTH, MAX_DIMENSIONS, MAX_INTEGER_BITS, MAX_TEXT

MAX_WRITTEN = 20_000
"""Characters that are read."""
UNDERSTOOD = (
    "Understood are numbers, lists, tuples, np.array, np.zeros, np.arange and their like, range, "
    "np.random, sums and products of them, and functions of the course."
)


@dataclass(frozen=True)
class Named:
    """A function that is passed as an argument, by the name that was written."""

    name: str


@dataclass(frozen=True)
class WrittenCall:
    """A call of one of the course's functions."""

    name: str
    """As it was written: "sigmoid", "and_gate.train"."""
    arguments: tuple[Any, ...]
    keywords: dict[str, Any] = field(default_factory=dict)

    def with_functions(self, find: Callable[[str], Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Return the arguments, with functions in the place of their names."""
        return (
            tuple(_found(value, find) for value in self.arguments),
            {name: _found(value, find) for name, value in self.keywords.items()},
        )


def _found(value: Any, find: Callable[[str], Any]) -> Any:
    return find(value.name) if isinstance(value, Named) else value


def parse_call(text: str) -> ast.Call:
    """Parse the text of one call. Raises NotUnderstoodError."""
    body = parse(text.strip()).body
    if len(body) == 1 and isinstance(body[0], ast.Expr):
        node = body[0].value
        if isinstance(node, ast.Call):
            return node
        if isinstance(node, ast.Compare):
            raise NotUnderstoodError("write the call alone, without == and what follows.")
    raise NotUnderstoodError("write one call, a function's name with its arguments in brackets.")


def parse(text: str) -> ast.Module:
    """Parse Python. Raises NotUnderstoodError."""
    if len(text) > MAX_WRITTEN:
        raise NotUnderstoodError(f"this is longer than {MAX_WRITTEN:,} characters.")
    try:
        return ast.parse(text)
    except SyntaxError as error:
        where = f", line {error.lineno}" if error.lineno and "\n" in text else ""
        raise NotUnderstoodError(f"this isn't Python{where}: {error.msg}.") from None
    except (ValueError, RecursionError, MemoryError):
        raise NotUnderstoodError("this isn't Python that can be read.") from None


class Reader:
    """Builds values of what was parsed, within one limit for all of them.

    `run` is asked for the value of a call inside of another one. `names` are values that have a
    name. Random numbers without a seed of their own are drawn from `rng`.
    """

    def __init__(
        self,
        rng: np.random.Generator,
        run: Callable[[WrittenCall], Any],
        names: Mapping[str, Any] | None = None,
    ) -> None:
        self._room = Room()
        self._builders = Builders(self._room, rng)
        self._run = run
        self._names = names or {}

    @property
    def has_drawn(self) -> bool:
        """Whether random numbers were drawn from `rng`."""
        return self._builders.has_drawn

    def call(self, node: ast.Call, depth: int = 0) -> WrittenCall:
        """Return a call of one of the course's functions. Raises NotUnderstoodError."""
        name = dotted(node.func)
        if not name or name == "np" or name.startswith(("np.", "numpy.")):
            raise NotUnderstoodError("call one of the functions of the course.")
        arguments, keywords = self._arguments(node, depth)
        return WrittenCall(
            name,
            tuple(map(as_argument, arguments)),
            {name: as_argument(value) for name, value in keywords.items()},
        )

    def value(self, node: ast.expr, depth: int = 0) -> Any:
        """Return what a node says. Raises NotUnderstoodError."""
        if depth > MAX_DEPTH:
            raise NotUnderstoodError(f"this is nested more than {MAX_DEPTH} levels deep.")
        try:
            with np.errstate(all="ignore"):
                return self._value(node, depth + 1)
        except (ArithmeticError, ValueError, TypeError, RecursionError) as error:
            said = clip(str(error), 100)
            raise NotUnderstoodError(f"{clip(ast.unparse(node), 60)}: {said}.") from None

    def _value(self, node: ast.expr, depth: int) -> Any:
        match node:
            case ast.Constant(value=value):
                return self._constant(value)
            case ast.List(elts=items):
                self._room.take(len(items))
                return [self._item(item, depth) for item in items]
            case ast.Tuple(elts=items):
                self._room.take(len(items))
                return tuple(self.value(item, depth) for item in items)
            case ast.Dict(keys=keys, values=items) if all(
                isinstance(k, ast.Constant) for k in keys
            ):
                names = [self.value(key, depth) for key in keys if key is not None]
                return dict(zip(names, [self.value(one, depth) for one in items], strict=True))
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=operand):
                return self._signed(sign, self.value(operand, depth))
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _SIGNS:
                both = self.value(left, depth), self.value(right, depth)
                return self._checked(calculate(self._room, _SIGNS[type(operator)], *both))
            case ast.Call():
                return self._called(node, depth)
            case ast.Name() | ast.Attribute():
                return self._named(node, depth)
        raise NotUnderstoodError(f"{_kind(node)} is not understood here. {UNDERSTOOD}")

    def _item(self, node: ast.expr, depth: int) -> Any:
        value = self.value(node, depth)
        if isinstance(value, Named):
            raise NotUnderstoodError(f"{value.name} is not known to be a number.")
        return value

    def _constant(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > MAX_TEXT:
            raise NotUnderstoodError(f"a text may have {MAX_TEXT:,} characters.")
        if value is None or isinstance(value, (bool, float, str)):
            return value
        if isinstance(value, int):
            return self._checked(value)
        raise NotUnderstoodError(f"{value!r:.40} is not understood here. {UNDERSTOOD}")

    def _checked(self, value: Any) -> Any:
        """Refuse numbers that don't cross to where the call is made."""
        if isinstance(value, complex) or (
            isinstance(value, int) and value.bit_length() > MAX_INTEGER_BITS
        ):
            raise NotUnderstoodError("this number is too large, or not real.")
        return value

    def _signed(self, sign: ast.unaryop, value: Any) -> Any:
        if not isinstance(value, (int, float, np.ndarray)):
            raise NotUnderstoodError("a sign stands before a number or an array.")
        return -value if isinstance(sign, ast.USub) else +value

    def _named(self, node: ast.expr, depth: int) -> Any:
        name = dotted(node)
        for known in (self._names, CONSTANTS, DTYPES):
            if name in known:
                return known[name]
        if isinstance(node, ast.Attribute) and node.attr == "T" and not name.startswith("np."):
            return as_numbers(self.value(node.value, depth)).T
        if not name or name.startswith("np.") or name in self._builders.functions:
            raise NotUnderstoodError(f"{clip(ast.unparse(node), 60)} is not understood here.")
        return Named(name)

    def _called(self, node: ast.Call, depth: int) -> Any:
        name = dotted(node.func)
        if name in self._builders.functions:
            arguments, keywords = self._arguments(node, depth)
            try:
                return self._checked(self._builders.functions[name](*arguments, **keywords))
            except TypeError:
                raise NotUnderstoodError(f"{name} doesn't take these arguments.") from None
        if isinstance(node.func, ast.Attribute) and node.func.attr in (
            *_METHODS,
            *Draws.METHODS,
        ):
            return self._method(node.func, node, depth)
        if name.startswith("np."):
            raise NotUnderstoodError(f"{name} is not understood here. {UNDERSTOOD}")
        return self._run(self.call(node, depth))

    def _method(self, function: ast.Attribute, node: ast.Call, depth: int) -> Any:
        """Call a method of an array, or of a random generator."""
        owner = self.value(function.value, depth)
        arguments, keywords = self._arguments(node, depth)
        if isinstance(owner, Draws) and function.attr in Draws.METHODS:
            return getattr(owner, function.attr)(*arguments, **keywords)
        if isinstance(owner, np.ndarray) and function.attr in _METHODS:
            changed = getattr(owner, function.attr)(*arguments, **keywords)
            if np.ndim(changed) <= MAX_DIMENSIONS:
                return changed
        raise NotUnderstoodError(f"{clip(ast.unparse(node), 60)} is not understood here.")

    def _arguments(self, node: ast.Call, depth: int) -> tuple[list[Any], dict[str, Any]]:
        arguments: list[Any] = []
        for one in node.args:
            if isinstance(one, ast.Starred):
                several = self.value(one.value, depth)
                if not isinstance(several, (tuple, list)):
                    raise NotUnderstoodError("* stands before several values: a tuple or a list.")
                arguments += several
            else:
                arguments.append(self.value(one, depth))
        if any(one.arg is None for one in node.keywords):
            raise NotUnderstoodError("** is not understood here: name the arguments one by one.")
        return arguments, {str(one.arg): self.value(one.value, depth) for one in node.keywords}


_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
}
_METHODS = ("reshape", "astype", "ravel", "copy")


def as_argument(value: Any) -> Any:
    """Return a value as it is passed: a list of numbers is an array, however deep in others."""
    if isinstance(value, list):
        array = as_numbers(value)
        if array.ndim > MAX_DIMENSIONS:
            raise NotUnderstoodError(f"an array may have {MAX_DIMENSIONS} dimensions here.")
        return array
    within = value if isinstance(value, tuple) else ()
    within = tuple(value.values()) if isinstance(value, dict) else within
    if any(isinstance(one, Named) for one in within):
        raise NotUnderstoodError("a function stands alone as an argument, in no tuple or dict.")
    if isinstance(value, tuple):
        return tuple(map(as_argument, value))
    if isinstance(value, dict):
        return {name: as_argument(one) for name, one in value.items()}
    if value is None or isinstance(value, (bool, int, float, str, np.ndarray, np.generic, Named)):
        return value
    raise NotUnderstoodError(f"a {type(value).__name__} can't be passed. {UNDERSTOOD}")


def dotted(node: ast.expr) -> str:
    """Return "np.random.rand" for such a node; "" where it is another kind."""
    match node:
        case ast.Name(id=name):
            return "np" if name == "numpy" else name
        case ast.Attribute(value=value, attr=name):
            before = dotted(value)
            return f"{before}.{name}" if before else ""
    return ""


def _kind(node: ast.expr) -> str:
    kinds = {
        ast.Lambda: "a lambda (define a function in the file, and name it)",
        ast.ListComp: "a comprehension",
        ast.GeneratorExp: "a comprehension",
        ast.Compare: "a comparison",
        ast.Subscript: "an index in brackets",
        ast.JoinedStr: "an f-string",
        ast.Set: "a set",
    }
    return kinds.get(type(node), f"`{clip(ast.unparse(node), 40)}`")
