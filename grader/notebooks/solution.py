"""Takes a solution apart into what becomes cells: what is given, and what is to be written."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from grader.authoring.stubs import BEGIN, AuthoringError
from grader.course import course


@dataclass(frozen=True)
class Solution:
    """A solution in its parts."""

    name: str
    title: str
    prose: str
    """Its docstring, below the first line."""
    header: str
    """What is given: imports, constants, functions without a region to be solved."""
    functions: dict[str, str]
    """The source of each function that has such a region."""
    main: str
    """Its function `main`, where it has one."""


def read_solution(name: str) -> Solution:
    """Take a solution apart. Raises AuthoringError where a region stands outside a function."""
    source = (course().solutions / f"{name}.py").read_text(encoding="utf-8")
    title, _, prose = (ast.get_docstring(ast.parse(source)) or name).partition("\n")
    given, functions, main = [], {}, ""
    for statement, text in _statements(source):
        if isinstance(statement, ast.FunctionDef) and BEGIN in text:
            functions[statement.name] = text.strip()
        elif BEGIN in text:
            raise AuthoringError(f"{name}.py has a solution region outside a function")
        elif isinstance(statement, ast.FunctionDef) and statement.name == "main":
            main = text.strip()
        elif not _is_docstring(statement) and not _is_run_as_a_script(statement):
            given.append(text)
    return Solution(name, title, prose.strip(), "".join(given).strip(), functions, main)


def _statements(source: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each statement of a module with its text, and the comments above it."""
    # Not `splitlines`, which ends a line where Python's grammar doesn't.
    lines = [f"{line}\n" for line in source.split("\n")]
    body = ast.parse(source).body
    begin = 0
    for statement, following in zip(body, [*body[1:], None], strict=True):
        end = statement.end_lineno or 0
        # A region ends with a comment, which is indented, and no part of any statement.
        between = range(end, _first_line(following) if following else len(lines))
        end = max([end, *(line + 1 for line in between if _is_indented(lines[line]))])
        yield statement, "".join(lines[begin:end])
        begin = end


def _first_line(statement: ast.stmt) -> int:
    """Return the line before which a statement has nothing, counted from 0."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(one.lineno for one in decorators)]) - 1


def _is_indented(line: str) -> bool:
    return bool(line.strip()) and line[0] in " \t"


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_run_as_a_script(statement: ast.stmt) -> bool:
    """Whether it is the part below `if __name__ == "__main__":`."""
    return isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test)
