"""Runs the cells of a notebook in the namespace of a module, one after the other, as Jupyter would.

A statement that fails, exits or takes too long is kept aside and costs nothing but itself: a name
that it should have defined stands for a function that raises what became of it. One that ends the
process, or hangs in compiled code, is known from an earlier run, and left out.
"""

import __future__

import ast
import contextlib
import functools
import linecache
import operator
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import CO_COROUTINE
from types import CodeType, FunctionType, MappingProxyType
from typing import Any, NamedTuple

from grader.worker.alarm import OutOfTimeError, within
from grader.worker.jupyter import python_of, surroundings

STATEMENT = 2.0
"""Seconds for one statement of a cell, at most."""
NOTEBOOK = 4.0
"""Seconds for all: each statement may take half of what is left, and leaves some for the next."""
LEAST = 0.1
"""Seconds that a statement has in any case."""
REPORT = "__notebook__"
"""The name of the function that tells what did not run, and why."""
STDERR = 2
"""The descriptor, whatever stands in its place meanwhile."""
MAX_TOLD, MAX_TEXT = 20, 300
"""Of what is told: how many of a kind, and the characters of each."""
_DEFINITION = re.compile(r"^(?:async +)?def +(\w+)", re.MULTILINE)
_FUTURE = functools.reduce(
    operator.or_,
    (getattr(__future__, name).compiler_flag for name in __future__.all_feature_names),
)


class Failure(NamedTuple):
    """What did not run to its end."""

    place: str
    """Its cell: "neural_network.ipynb, cell 7"."""
    line: int
    error: BaseException
    names: list[str]
    """The functions that it should have defined."""


def run_cells(
    namespace: dict[str, Any],
    cells: Iterable[tuple[str, int, str]],
    fatal: Mapping[str, str] = MappingProxyType({}),
    *,
    traced: bool = False,
) -> None:
    """Run cells, each with its notebook and its number; what they print is shown to nobody.

    `fatal` are statements that are left out, by place ("grid.ipynb, cell 7, line 3"), each with the
    reason. `traced`: the place of each statement is written to stderr before it runs.
    """
    # Never closed: a cell may set up a log that goes on writing there.
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere), _kept_alive():
        run = _Run(namespace, fatal, traced)
        for notebook, number, text in cells:
            run.cell(notebook, number, text)
        run.end()


@contextlib.contextmanager
def _kept_alive() -> Iterator[None]:
    """Let a cell exit where it would end the process, as some do to start anew."""
    ends = {name: getattr(os, name) for name in ("_exit", "abort", "kill")}

    def leave(*arguments: Any) -> None:
        raise SystemExit(*arguments[-1:])

    for name in ends:
        setattr(os, name, leave)
    try:
        yield
    finally:
        for name, end in ends.items():
            setattr(os, name, end)


class _Run:
    """One run through a notebook."""

    def __init__(self, namespace: dict[str, Any], fatal: Mapping[str, str], traced: bool) -> None:
        self._fatal = fatal
        self._traced = traced
        self._folder = os.path.dirname(namespace.get("__file__", ""))
        self._namespace = namespace
        self._left_out: list[str] = []
        self._failures: list[Failure] = []
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._seconds = NOTEBOOK
        self._name = namespace["__name__"]
        namespace.update(surroundings(namespace, self._left_out), __name__="__main__")
        self._out: dict[int, Any] = namespace["Out"]
        self._in: list[str] = namespace["In"]

    def cell(self, notebook: str, number: int, text: str) -> None:
        """Run a cell, statement by statement."""
        # The line ends of Python's grammar.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        place = f"{notebook}, cell {number}"
        file = os.path.join(self._folder, place)
        self._in += [""] * (number - len(self._in)) + [text]
        python = text
        try:
            self._begin(place, 1)
            python = self._in_time(functools.partial(python_of, text, self._left_out))
            tree = ast.parse(python, file)
        except BaseException as error:
            _show(file, python)
            self._keep_aside(place, 1, file, error, _DEFINITION.findall(text))
            return
        _show(file, python)
        for node in tree.body:
            is_shown = node is tree.body[-1] and isinstance(node, ast.Expr)
            try:
                self._begin(place, node.lineno)
                value = self._in_time(functools.partial(self._value_of, node, file))
            except BaseException as error:
                names = [
                    one.name
                    for one in (node, *ast.iter_child_nodes(node))
                    if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
                ]
                self._keep_aside(place, node.lineno, file, error, names)
                continue
            if is_shown and value is not None:
                self._namespace["_"] = self._namespace[f"_{number}"] = self._out[number] = value

    def end(self) -> None:
        """Leave a module like others, and word of what did not run."""
        self._namespace["__name__"] = self._name
        for value in list(self._namespace.values()):
            if isinstance(value, type | FunctionType) and value.__module__ == "__main__":
                value.__module__ = self._name
        for failure in self._failures:
            for name in failure.names:
                self._namespace.setdefault(name, _raiser(failure.error))
        told = [
            [one.place, one.line, type(one.error).__name__, _text_of(one.error)]
            for one in self._failures[:MAX_TOLD]
        ]
        left_out = [text[:MAX_TEXT] for text in dict.fromkeys(self._left_out)][:MAX_TOLD]
        self._namespace[REPORT] = lambda: [left_out, told]

    def _begin(self, place: str, line: int) -> None:
        """Say what runs next. Raises SystemError where that is known to end all."""
        where = f"{place}, line {line}"
        if where in self._fatal:
            raise SystemError(self._fatal[where])
        if self._traced:
            os.write(STDERR, f"{where}\n".encode())

    def _in_time(self, act: Callable[[], Any]) -> Any:
        """Call a function, which has its share of the time that is left."""
        seconds = max(LEAST, min(STATEMENT, self._seconds / 2))
        begin = time.monotonic()
        try:
            return within(seconds, act)
        except OutOfTimeError as error:
            says = f"it had not ended after {seconds:.1f} s"
            raise TimeoutError(says).with_traceback(error.__traceback__) from None
        finally:
            # An import takes as long as it takes, and another notebook has time of its own.
            self._seconds -= min(seconds, time.monotonic() - begin)

    def _value_of(self, node: ast.stmt, file: str) -> Any:
        """Run a statement; return the value of one that is an expression."""
        tree = ast.Expression(node.value) if isinstance(node, ast.Expr) else ast.Module([node], [])
        mode = "eval" if isinstance(tree, ast.Expression) else "exec"
        code: CodeType = compile(tree, file, mode, self._flags, dont_inherit=True)
        # As in a session: what is imported from the future counts from there on.
        self._flags |= code.co_flags & _FUTURE
        value = eval(code, self._namespace)
        if code.co_flags & CO_COROUTINE:
            import asyncio

            return asyncio.run(value)
        return value

    def _keep_aside(
        self, place: str, line: int, file: str, error: BaseException, names: list[str]
    ) -> None:
        line = error.lineno or line if isinstance(error, SyntaxError) else line
        traceback = error.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == file:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        self._failures.append(Failure(place, line, error, names))


def _show(file: str, text: str) -> None:
    """Let tracebacks and `inspect` find the lines of a cell."""
    lines = [f"{line}\n" for line in text.split("\n")]
    linecache.cache[file] = (len(text), None, lines, file)


def _raiser(error: BaseException) -> Callable[..., Any]:
    """Return a function that raises what became of its definition."""
    traceback = error.__traceback__

    def undefined(*arguments: Any, **keywords: Any) -> Any:
        raise error.with_traceback(traceback)

    return undefined


def _text_of(error: BaseException) -> str:
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)[:MAX_TEXT]
    except BaseException:
        return ""
