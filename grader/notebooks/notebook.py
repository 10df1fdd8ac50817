"""Makes a notebook out of a solution, with nbgrader's marks on its cells.

For each function there are three cells: what to do, the solution with its region, and a line that
checks it.
"""

import ast
import json
import re
from collections.abc import Mapping
from typing import Any

from grader.authoring.stubs import BEGIN
from grader.notebooks.solution import Solution

SCHEMA_VERSION = 3
"""Of nbgrader's marks."""


def make_notebook(solution: Solution, points: Mapping[str, int], below_the_title: str = "") -> str:
    """Return a solution as a notebook: JSON, in an order that is always the same.

    `points` are those of its functions; `below_the_title` is Markdown.
    """
    parts = [f"# {solution.title}", solution.prose, below_the_title]
    introduction = "\n\n".join(filter(None, parts))
    cells = [
        _cell("markdown", f"{solution.name}-title", introduction, locked=True),
        _cell("code", f"{solution.name}-setup", _setup(solution), locked=True),
    ]
    for name, source in solution.functions.items():
        identity = f"{solution.name}-{name}"
        task = _task(name, source, points[name])
        cells += [
            _cell("markdown", f"{identity}-task", task, locked=True),
            _cell("code", f"{identity}-solution", source, solution=True),
            _cell("code", check_cell(solution.name, name), f"check({name})", points=points[name]),
        ]
    if solution.main:
        ending = (
            f"{solution.main}\n\n\ntry:\n    main()\nexcept NotImplementedError:\n"
            '    print("There is something left to do above.")'
        )
        cells.append(_cell("code", f"{solution.name}-main", ending, locked=True))
    notebook = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def check_cell(exercise: str, function: str) -> str:
    """Return the identity of the cell that checks a function: "neural_network-sigmoid-check"."""
    return f"{exercise}-{function}-check"


def check_marks(identity: str, points: int) -> dict[str, Any]:
    """Return nbgrader's marks of a check cell."""
    return {
        "grade": True,
        "grade_id": identity,
        "locked": True,
        "points": points,
        "schema_version": SCHEMA_VERSION,
        "solution": False,
        "task": False,
    }


def _setup(solution: Solution) -> str:
    """Return the first code cell: `check`, and what is given."""
    return (
        "from grader.notebooks.student import checks_of\n\n"
        f"{solution.header}\n\ncheck = checks_of({json.dumps(solution.name)})"
    )


def _task(name: str, source: str, points: int) -> str:
    """Return what is to be done, and for how many points."""
    docstring = ast.get_docstring(ast.parse(source).body[0]) or ""  # type: ignore[arg-type]
    title = docstring.partition("\n")[0]
    to_do = source.partition(BEGIN)[2].partition("\n")[0].strip()
    count = "1 point" if points == 1 else f"{points} points"
    return f"## `{name}` ({count})\n\n{title}\n\n**To do:** {to_do}"


def _cell(
    kind: str,
    identity: str,
    source: str,
    *,
    solution: bool = False,
    locked: bool = False,
    points: int | None = None,
) -> dict[str, Any]:
    """Return a cell with nbgrader's marks; one with points is a check."""
    marks: dict[str, Any] = {
        "grade": False,
        "grade_id": identity,
        "locked": locked,
        "schema_version": SCHEMA_VERSION,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        marks = check_marks(identity, points)
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": re.sub(r"\W", "-", identity)[:64],
        "metadata": {"nbgrader": marks},
        "source": source.strip().splitlines(keepends=True),
    }
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell
