"""Which functions of the katas are built on which others, read from the reference solutions."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Function = tuple[str, str]


def read_dependencies(solutions: Path) -> dict[Function, tuple[Function, ...]]:
    """Return, for each function in a folder of modules, all others that it calls, however deep."""
    direct: dict[Function, tuple[Function, ...]] = {}
    for file in sorted(solutions.glob("*.py")):
        direct |= _direct_uses(file.stem, ast.parse(file.read_text(encoding="utf-8")))
    return {function: tuple(_reachable(function, direct)) for function in direct}


def _direct_uses(module: str, tree: ast.Module) -> dict[Function, tuple[Function, ...]]:
    """Return which functions each one of a module names in its body."""
    definitions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    known = {node.name: (module, node.name) for node in definitions}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            known |= {alias.name: (node.module, alias.name) for alias in node.names}
    return {
        (module, definition.name): tuple(
            known[node.id]
            for statement in definition.body
            for node in ast.walk(statement)
            if isinstance(node, ast.Name) and node.id in known and node.id != definition.name
        )
        for definition in definitions
    }


def _reachable(
    function: Function, direct: Mapping[Function, Sequence[Function]]
) -> Iterator[Function]:
    """Yield what a function uses, what that uses, and so on: the deepest first, each once."""
    seen = {function}

    def visit(current: Function) -> Iterator[Function]:
        for used in direct.get(current, ()):
            if used not in seen:
                seen.add(used)
                yield from visit(used)
                yield used

    return visit(function)
