"""The examples that a learner writes, one a line: `sigmoid([[0]]) == [[0.5]]`.

The file is Python, and is parsed, not run. An example is a call, ==, and what it returns; an
`assert` before it, and np.allclose(call, value), say the same. Beside them may stand names for
values, imports from the exercises, and helper functions, which run in a worker.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from grader.course import course
from grader.learning.expressions import (
    Reader,
    WrittenCall,
    as_argument,
    dotted,
    parse,
)
from grader.learning.numbers_written import NotUnderstoodError
from grader.reports.printable import clip

FILE = "examples.py"
"""In the folder of the exercises."""
MAX_EXAMPLES = 100
FORM = "An example is a call, ==, and what it returns."


@dataclass(frozen=True)
class Example:
    """One line of the file."""

    line: int
    text: str
    call: WrittenCall
    expected: Any

    def with_fractions(self) -> "Example":
        """Return the same with arrays of floats in the place of those of whole numbers."""
        call = WrittenCall(
            self.call.name,
            tuple(map(_with_fractions, self.call.arguments)),
            {name: _with_fractions(one) for name, one in self.call.keywords.items()},
        )
        return replace(self, call=call)


def _with_fractions(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_fractions(one) for name, one in value.items()}
    is_whole = isinstance(value, np.ndarray) and value.dtype.kind in "iu"
    return value.astype(np.float64) if is_whole else value


@dataclass
class Written:
    """What a file of examples holds."""

    examples: list[Example] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    """What is not understood, by lines."""
    helpers: str = ""
    """The functions that the file defines, and its imports."""


def read_examples(text: str) -> Written:
    """Read a file of examples. Raises NotUnderstoodError where it isn't Python."""
    written = Written()
    body = parse(text).body
    aliases = dict(_imported(body))
    names: dict[str, Any] = {}
    for node in body:
        try:
            if isinstance(node, ast.Assign):
                names |= _assigned(node, names)
            elif isinstance(node, (ast.Expr, ast.Assert)) and not _is_text(node):
                written.examples.append(_example(node, names, aliases))
                if len(written.examples) > MAX_EXAMPLES:
                    raise NotUnderstoodError(f"a file has {MAX_EXAMPLES} examples at most.")
            elif not isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Expr)):
                raise NotUnderstoodError(FORM)
        except NotUnderstoodError as error:
            written.problems.append((node.lineno, str(error)))
    kept = [one for one in body if isinstance(one, (ast.Import, ast.ImportFrom, ast.FunctionDef))]
    written.helpers = ast.unparse(ast.Module(body=list(kept), type_ignores=[]))
    del written.examples[MAX_EXAMPLES:]
    return written


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _imported(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Yield the names that are imported from exercises, with the functions that they mean."""
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.module in course().exercise_names:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _assigned(node: ast.Assign, names: Mapping[str, Any]) -> dict[str, Any]:
    if len(node.targets) != 1 or not isinstance(node.targets[0], ast.Name):
        raise NotUnderstoodError("a value gets one name: X = [[0, 1]].")
    value = _reader(names).value(node.value)
    return {node.targets[0].id: value}


def _reader(names: Mapping[str, Any]) -> Reader:
    return Reader(np.random.default_rng(0), _no_call, names)


def _no_call(call: WrittenCall) -> Any:
    raise NotUnderstoodError(
        f"{clip(call.name, 40)}(...) inside of an example: write its value in its place."
    )


def _example(
    node: ast.Expr | ast.Assert, names: Mapping[str, Any], aliases: Mapping[str, str]
) -> Example:
    said = node.value if isinstance(node, ast.Expr) else node.test
    match said:
        case ast.Compare(left=ast.Call() as call, ops=[ast.Eq()], comparators=[expected]):
            pass
        case ast.Call(args=[ast.Call() as call, expected]) if dotted(said.func) == "np.allclose":
            pass
        case _:
            raise NotUnderstoodError(FORM)
    reader = _reader(names)
    made = reader.call(call)
    if reader.has_drawn:
        raise NotUnderstoodError("random numbers have no result that one can write down.")
    made = WrittenCall(aliases.get(made.name, made.name), made.arguments, made.keywords)
    return Example(node.lineno, ast.unparse(call), made, _expected(reader.value(expected)))


def _expected(value: Any) -> Any:
    """Return what is expected: rows are an array, a flat list is a list of numbers."""
    if isinstance(value, list):
        array = as_argument(value)
        return value if array.ndim == 1 else array
    if isinstance(value, tuple):
        return tuple(map(_expected, value))
    return value
