"""The functions that a learner's file defines, read off its text: nothing of it is run."""

import ast
import inspect
from collections.abc import Sequence
from typing import Any

from grader.course import FunctionName
from grader.judging.names import NoSuchFunctionError, do_you_mean, find_subject


def definitions(text: str) -> dict[str, ast.FunctionDef]:
    """Return the functions that a module's text defines; none where it can't be parsed."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return {one.name: one for one in body if isinstance(one, ast.FunctionDef)}


def signature(arguments: ast.arguments) -> inspect.Signature:
    """Return a signature as Python has it, without types; defaults as they were written."""
    Parameter = inspect.Parameter
    names = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(names) - len(arguments.defaults)) + [*arguments.defaults]
    parameters = [
        _parameter(one.arg, Parameter.POSITIONAL_OR_KEYWORD, default)
        for one, default in zip(names, defaults, strict=True)
    ]
    if arguments.vararg is not None:
        parameters.append(Parameter(arguments.vararg.arg, Parameter.VAR_POSITIONAL))
    parameters += [
        _parameter(one.arg, Parameter.KEYWORD_ONLY, default)
        for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    ]
    if arguments.kwarg is not None:
        parameters.append(Parameter(arguments.kwarg.arg, Parameter.VAR_KEYWORD))
    return inspect.Signature(parameters)


class _Written:
    """A default value, which shows as it was written."""

    def __init__(self, node: ast.expr) -> None:
        self._node = node

    def __repr__(self) -> str:
        return ast.unparse(self._node)


def _parameter(name: str, kind: Any, default: ast.expr | None) -> inspect.Parameter:
    value = inspect.Parameter.empty if default is None else _Written(default)
    return inspect.Parameter(name, kind, default=value)


def find_function(name: str, functions: Sequence[FunctionName], file: str) -> FunctionName:
    """Return the function that is passed by a name that the file does not define.

    Raises NoSuchFunctionError.
    """
    try:
        return find_subject(name, functions)
    except NoSuchFunctionError:
        if any(name == one.partition(".")[2] for one in functions):
            raise  # there are several
        meant = do_you_mean(name, functions) or f"Is it to be defined in {file}?"
        raise NoSuchFunctionError(f"{name} is no function, and no value. {meant}") from None
