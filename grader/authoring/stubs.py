"""Makes the stubs in `exercises/` out of the modules in `solutions/`.

A region between nbgrader's markers becomes a TODO. What to do stands behind the first marker:

    ### BEGIN SOLUTION Return the matrix product of X and W.
    return X @ W
    ### END SOLUTION

becomes

    # TODO: Return the matrix product of X and W.
    raise NotImplementedError("matrix_multiply in neural_network.py")
"""

import ast
import re
from pathlib import Path

from grader.files import write_file

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"

_REGION_END = re.compile(rf"(?<={END}\n)")
_DEFINITION = re.compile(r"^def (\w+)\(", re.MULTILINE)


class AuthoringError(Exception):
    """A solution that no stub can be made of; its text says what to mend."""


def make_stub(source: str, module: str) -> str:
    """Return the stub of a solution: each region replaced by its TODO.

    Raises AuthoringError where a region has no instruction, no function or no end.
    """
    # nbgrader has one stub for all regions: so each region goes through it in a cell of its own.
    return "".join(_clear(piece, module) for piece in _REGION_END.split(source))


def _clear(piece: str, module: str) -> str:
    """Clear the one region in a piece of source, or return the piece as it is."""
    if BEGIN not in piece and END not in piece:
        return piece
    from nbformat.v4 import new_code_cell
    from nbgrader.preprocessors import ClearSolutions

    before, _, after = piece.partition(BEGIN)
    names = _DEFINITION.findall(before)
    instruction = after.partition("\n")[0].strip()
    if not names:
        raise AuthoringError(f"{module}.py has a solution region outside a function")
    name = names[-1]
    if not instruction:
        raise AuthoringError(f"{module}.{name} has no instruction after {BEGIN}")
    todo = f'# TODO: {instruction}\nraise NotImplementedError("{name} in {module}.py")'
    clear = ClearSolutions(code_stub={"python": todo}, enforce_metadata=False)
    cell = new_code_cell(piece)
    try:
        clear.preprocess_cell(cell, {"language": "python"}, 0)
    except RuntimeError as error:
        raise AuthoringError(f"{module}.{name}: {error}") from error
    return str(cell.source)


def make_stubs(solutions: Path) -> dict[str, str]:
    """Return the stub of each module in a folder of solutions, by file name."""
    return {
        file.name: make_stub(file.read_text(encoding="utf-8"), file.stem)
        for file in sorted(solutions.glob("*.py"))
    }


def outdated(stubs: dict[str, str], exercises: Path) -> list[str]:
    """Return the names of the stubs that are not in the folder as they should be."""
    return [name for name, text in stubs.items() if _read(exercises / name) != text]


def finished_functions(stub: str, exercise: Path) -> list[str]:
    """Return the functions of a stub that somebody has begun to write in the exercise."""
    try:
        tree = ast.parse(_read(exercise) or "")
    except SyntaxError:
        return ["a function that can't be read"]
    to_write = set(_DEFINITION.findall(stub))
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and node.name in to_write
        and _is_todo(stub, node.name)
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]


def _is_todo(stub: str, name: str) -> bool:
    return f'raise NotImplementedError("{name} in ' in stub


def write_stubs(stubs: dict[str, str], exercises: Path) -> list[str]:
    """Write the stubs that have changed and return their names.

    Raises AuthoringError, and writes nothing, where one would overwrite somebody's work.
    """
    names = outdated(stubs, exercises)
    for name in names:
        if finished := finished_functions(stubs[name], exercises / name):
            work = ", ".join(finished)
            raise AuthoringError(f"{name} holds work that would be lost ({work}): move it away")
    exercises.mkdir(exist_ok=True)
    for name in names:
        write_file(exercises / name, stubs[name])
    return names


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None
