"""Which functions are built on which others: read off the solutions."""

import ast
import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from grader.course import FunctionName, course, full_name

WRITTEN = "dependencies.json"
"""The edition for students has no solutions to read them from: there they are written down."""


def dependencies() -> dict[FunctionName, tuple[FunctionName, ...]]:
    """Return which functions each one is built on, the deepest first."""
    file = course().root / "grader" / WRITTEN
    if not file.exists():
        return read_dependencies(course().solutions)
    written = json.loads(file.read_text(encoding="utf-8"))
    return {name: tuple(uses) for name, uses in written.items()}


def written_dependencies(solutions: Path) -> str:
    """Return what is written down for the edition for students."""
    return json.dumps(read_dependencies(solutions), indent=1) + "\n"


def read_dependencies(solutions: Path) -> dict[FunctionName, tuple[FunctionName, ...]]:
    """Return, for each function in a folder of modules, all others that it calls, however deep."""
    direct: dict[FunctionName, tuple[FunctionName, ...]] = {}
    for file in sorted(solutions.glob("*.py")):
        # One that is being written may not be Python yet: the others are graded all the same.
        with contextlib.suppress(SyntaxError, ValueError):
            direct |= _direct_uses(file.stem, ast.parse(file.read_text(encoding="utf-8")))
    return {function: tuple(_reachable(function, direct)) for function in direct}


def _direct_uses(module: str, tree: ast.Module) -> dict[FunctionName, tuple[FunctionName, ...]]:
    """Return which functions each one of a module names in its body."""
    definitions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    known = {node.name: full_name(module, node.name) for node in definitions}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            known |= {
                alias.asname or alias.name: full_name(node.module, alias.name)
                for alias in node.names
            }
    return {
        full_name(module, definition.name): tuple(
            known[node.id]
            for statement in definition.body
            for node in ast.walk(statement)
            if isinstance(node, ast.Name) and node.id in known
        )
        for definition in definitions
    }


def _reachable(
    function: FunctionName, direct: Mapping[FunctionName, Sequence[FunctionName]]
) -> Iterator[FunctionName]:
    """Yield what a function uses, what that uses, and so on: the deepest first, each once."""
    seen = {function}

    def visit(current: FunctionName) -> Iterator[FunctionName]:
        for used in direct.get(current, ()):
            if used not in seen:
                seen.add(used)
                yield from visit(used)
                yield used

    return visit(function)
