"""Writes a call that the grader made as a script, which makes the same call without the grader."""

import ast
import inspect
from collections.abc import Sequence
from pathlib import PurePath
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from grader.boundary.outcome import CallRecord
from grader.boundary.submitted import SubmittedFunction

MAX_LINE = 96
"""Longest line with one array; a longer one gets a line for each row."""


class NotWritableError(Exception):
    """A call passes something that exists in the grader only; its text is the name."""


def script(record: CallRecord, folder: PurePath, text: str) -> str:
    """Return a script that makes a call of a module in a folder, and prints what comes back.

    `text` is the module's own: arguments are named as in it. Raises NotWritableError.
    """
    passed = [*record.arguments, *record.keywords.values()]
    imported = {record.module: {record.function}}
    helpers = _Helpers()
    for value in passed:
        if isinstance(value, SubmittedFunction):
            imported.setdefault(value.module, set()).add(value.__name__)
        elif isinstance(value, FunctionType):
            helpers.add(value)
    assigned, call = _call(record, _parameters(text, record.function))
    parts = [
        "import sys\n",
        *sorted({"import numpy as np", *helpers.imports}),
        f"\nsys.path.insert(0, {folder.as_posix()!r})",
        *(f"from {name} import {', '.join(sorted(used))}" for name, used in imported.items()),
        *(f"\n\n{source}" for source in helpers.sources.values()),
        "\n" if helpers.sources else "",
        *assigned,
        f"print({call})",
    ]
    return "\n".join(parts) + "\n"


def _call(record: CallRecord, parameters: Sequence[str]) -> tuple[list[str], str]:
    """Return lines that give arguments a name, and the call itself."""
    positions = range(len(record.arguments))
    names = [*parameters, *(f"argument_{number}" for number in positions[len(parameters) :])]
    assigned, passed = [], []
    for name, value in zip(names, record.arguments, strict=False):
        is_long = isinstance(value, (np.ndarray, list, tuple, dict))
        if is_long:
            assigned.append(f"{name} = {literal(value)}")
        passed.append(name if is_long else literal(value))
    passed += [f"{name}={literal(value)}" for name, value in record.keywords.items()]
    return assigned, f"{record.function}({', '.join(passed)})"


def _parameters(text: str, function: str) -> list[str]:
    """Return how a function of a module names its parameters; nothing where that can't be read."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        return []
    definitions = [one for one in body if isinstance(one, ast.FunctionDef) and one.name == function]
    return [argument.arg for one in definitions[-1:] for argument in one.args.args]


# ── values ───────────────────────────────────────────────────────────────────────────────────


def literal(value: Any) -> str:
    """Write a value as Python, with all its digits."""
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, (float, np.floating)):
        number = repr(float(value))
        return (
            number
            if np.isfinite(value)
            else number.replace("inf", "np.inf").replace("nan", "np.nan")
        )
    if isinstance(value, dict):
        items = [f"{literal(key)}: {literal(item)}" for key, item in value.items()]
        if sum(map(len, items)) > MAX_LINE:
            return "{\n" + "".join(f"    {item},\n" for item in items) + "}"
        return "{" + ", ".join(items) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' * (len(value) == 1)})"
    if isinstance(value, np.generic):
        return repr(value.item())
    return str(value.__name__) if callable(value) else repr(value)


def _array(array: "np.ndarray[Any, Any]") -> str:
    kind = "" if array.dtype in (np.float64, np.int64, np.bool_) else f", dtype=np.{array.dtype}"
    if array.size == 0:
        return f"np.zeros({array.shape}{kind})"
    rows = array.tolist()
    text = literal(rows)
    if len(text) > MAX_LINE and array.ndim > 1:
        text = "[\n" + "".join(f"    {literal(row)},\n" for row in rows) + "]"
    return f"np.array({text}{kind})"


# ── functions of a check's own ───────────────────────────────────────────────────────────────


class _Helpers:
    """The texts of functions, and of all that they use."""

    def __init__(self) -> None:
        self.imports: set[str] = set()
        self.sources: dict[str, str] = {}

    def add(self, function: FunctionType) -> None:
        """Add a function, after what it uses. Raises NotWritableError."""
        # One that looks on at how it is called says by __wrapped__ which function it is to others.
        code = inspect.unwrap(function)
        if code.__closure__ or not code.__name__.isidentifier():
            raise NotWritableError(code.__name__)
        tree = _AsLearnersWrite().visit(ast.parse(inspect.getsource(code)))
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id in code.__globals__:
                self._add_global(node.id, code.__globals__[node.id])
        self.sources[code.__name__] = ast.unparse(tree)

    def _add_global(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType):
            self.imports.add(f"import {value.__name__} as {name}")
        elif isinstance(value, FunctionType):
            self.add(value)
        else:
            self.sources[name] = f"{name} = {literal(value)}"


class _AsLearnersWrite(ast.NodeTransformer):
    """Leaves out types, and what is said to the grader; of a docstring, all but the first line."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        node.decorator_list = []
        if says := ast.get_docstring(node):
            node.body[0] = ast.Expr(ast.Constant(says.partition("\n")[0]))
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        assert node.value is not None
        return ast.copy_location(ast.Assign([node.target], node.value), node)
