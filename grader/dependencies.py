"""Which functions are built on which others, and what that says about a check that was lost."""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader import feedback
from grader.catalogue import SOLUTIONS
from grader.judge import CheckResult
from grader.outcome import Function
from grader.status import Status

WRITTEN = Path(__file__).with_name("dependencies.json")
"""The edition for students has no solutions to read them from: there they are written down."""


def dependencies() -> dict[Function, tuple[Function, ...]]:
    """Return which functions each one is built on, the deepest first."""
    if not WRITTEN.exists():
        return read_dependencies(SOLUTIONS)
    written = json.loads(WRITTEN.read_text(encoding="utf-8"))
    return {_function(name): tuple(map(_function, uses)) for name, uses in written.items()}


def written_dependencies(solutions: Path) -> str:
    """Return what is written down for the edition for students."""
    named = {
        ".".join(function): [".".join(one) for one in uses]
        for function, uses in read_dependencies(solutions).items()
    }
    return json.dumps(named, indent=1) + "\n"


def _function(name: str) -> Function:
    exercise, _, function = name.partition(".")
    return exercise, function


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


def blame_what_is_used(
    results: Sequence[CheckResult], uses: Mapping[Function, Sequence[Function]]
) -> list[CheckResult]:
    """Let a check that was lost wait for a function that its own is built on, where that is wrong.

    `uses` says which functions each one is built on, the deepest first. A wrong sigmoid makes a
    right `train` look wrong: to say so is more use than to show numbers.
    """
    wrong = {
        (result.check.exercise, result.check.function)
        for result in results
        if result.status in (Status.FAILED, Status.ERROR)
    }
    explained = []
    for result in results:
        used = uses.get((result.check.exercise, result.check.function), ())
        culprit = next((function for function in used if function in wrong), None)
        if culprit is not None and result.status in (Status.FAILED, Status.ERROR):
            message = f"{feedback.waits_for('.'.join(culprit))}\n{result.message}"
            result = replace(result, status=Status.WAITING, message=message)
        explained.append(result)
    return explained
