"""Says in sentences what differs between two functions: counted, and never guessed."""

import ast
import copy
from collections.abc import Iterable, Sequence

from grader.learning.expressions import dotted

LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
MAX_NAMED = 5
"""Calls that a sentence names."""
_OPERATORS = {ast.MatMult: "@", ast.Pow: "**"}


def differences(yours: ast.FunctionDef, ours: ast.FunctionDef) -> list[str]:
    """Return what differs in a learner's function; both do the same."""
    mine, other = _body(yours), _body(ours)
    if _dump(mine) == _dump(other):
        return ["Yours is the same as ours, up to comments and layout."]
    if _dump(_renamed(yours)) == _dump(_renamed(ours)):
        return ["Yours is the same as ours, with other names."]
    said = [_lengths(mine, other), _loops(mine, other), *_calls(mine, other)]
    return [one for one in said if one] or [
        "Both are as long and call the same functions: they are put together in another way."
    ]


def _body(definition: ast.FunctionDef) -> list[ast.stmt]:
    """Return a function's statements without its docstring."""
    return definition.body[ast.get_docstring(definition) is not None :]


def _dump(body: Iterable[ast.stmt]) -> str:
    return "\n".join(map(ast.dump, body))


def _renamed(definition: ast.FunctionDef) -> list[ast.stmt]:
    """Return the statements with parameters and variables numbered in the order they come."""
    copied = copy.deepcopy(definition)
    body = _body(copied)
    names: dict[str, str] = {}
    for one in ast.walk(copied.args):
        if isinstance(one, ast.arg):
            names.setdefault(one.arg, f"name{len(names)}")
    nodes = [node for statement in body for node in ast.walk(statement)]
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.setdefault(node.id, f"name{len(names)}")
    for node in nodes:
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id)
    return body


def _lengths(yours: Sequence[ast.stmt], ours: Sequence[ast.stmt]) -> str:
    mine, other = _lines(yours), _lines(ours)
    if mine == other:
        return ""
    return f"Yours takes {_counted(mine, 'line')} of code, ours {other}."


def _lines(body: Sequence[ast.stmt]) -> int:
    """Count the lines that a body takes when each statement is written without breaks."""
    return sum(len(ast.unparse(one).splitlines()) for one in body)


def _loops(yours: Sequence[ast.stmt], ours: Sequence[ast.stmt]) -> str:
    mine, other = (
        sum(isinstance(node, LOOPS) for one in body for node in ast.walk(one))
        for body in (yours, ours)
    )
    if mine == other:
        return ""
    if not other:
        return f"Yours has {_counted(mine, 'loop')}, ours none."
    return f"Yours has {_counted(mine, 'loop') if mine else 'no loop'}, ours {other}."


def _calls(yours: Sequence[ast.stmt], ours: Sequence[ast.stmt]) -> list[str]:
    mine, other = set(_called(yours)), set(_called(ours))
    only = [("Yours", sorted(mine - other)), ("Ours", sorted(other - mine))]
    return [f"{whose} uses {_listed(names)}." for whose, names in only if names]


def _called(body: Sequence[ast.stmt]) -> Iterable[str]:
    """Yield what is called, as one reads it: "np.exp", "sigmoid", ".mean()"; and operators."""
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _OPERATORS:
                yield _OPERATORS[type(node.op)]
            if not isinstance(node, ast.Call):
                continue
            name = dotted(node.func)
            if name.startswith("np.") or (name and "." not in name):
                yield name
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}()"


def _listed(names: Sequence[str]) -> str:
    shown = [*names[:MAX_NAMED]]
    if len(names) > MAX_NAMED:
        shown.append(f"{len(names) - MAX_NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
