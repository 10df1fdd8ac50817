"""Makes nbgrader's course folder out of the solutions: a notebook for each module.

For each function there are three cells: what to do, the solution with its region, and a line that
checks it. Beside the notebooks lies the grader as students have it, so that they need to install
nothing but NumPy.
"""

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.authoring.edition import make_edition
from grader.authoring.stubs import BEGIN, AuthoringError
from grader.course import ENGINE, FunctionName, course, full_name
from grader.judging.check import load_checks

ASSIGNMENT = "perceptrons"
SCHEMA_VERSION = 3
"""Of nbgrader's marks."""
FOR_CHECKS = (
    "grader/reports/disclosure.py",
    "grader/notebooks/__init__.py",
    "grader/notebooks/modules.py",
    "grader/notebooks/page.py",
    "grader/notebooks/pictures.py",
    "grader/notebooks/student.py",
)
"""What notebooks need, beyond the edition for students."""
CONFIG = Path(__file__).with_name("nbgrader_config.py.template")
_PART = re.compile(r"(?m)^(?=def |if __name__)")
_WAY = re.compile(r"\n## The example.*", re.DOTALL)


@dataclass(frozen=True)
class Module:
    """A solution in the parts that become cells."""

    name: str
    title: str
    prose: str
    header: str
    """Its imports, and functions that are given."""
    functions: dict[str, str]
    """The source of each function that has a region to be solved."""
    main: str
    """Its main function, where it has one."""


def read_module(name: str) -> Module:
    """Take a solution apart."""
    source = (course().solutions / f"{name}.py").read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    title, _, prose = docstring.partition("\n")
    head, *parts = _PART.split(source)
    # What stands before the first function is the docstring, and imports.
    header = head.split('"""', 2)[2].strip()
    functions, main = {}, ""
    for part in parts:
        if part.startswith("if __name__"):
            continue
        function = part[len("def ") : part.index("(")]
        if BEGIN in part:
            functions[function] = part.strip()
        elif function == "main":
            main = part.strip()
        else:
            header += "\n\n\n" + part.strip()
    return Module(name, title, prose.strip(), header, functions, main)


def header_of(name: str) -> str:
    """Return what a module of this name begins with, whoever wrote the rest."""
    return read_module(name).header


def make_course() -> dict[str, str]:
    """Return the course folder's files, by path. Raises AuthoringError."""
    points: dict[FunctionName, int] = {}
    for check in load_checks():
        points[check.subject] = points.get(check.subject, 0) + check.points
    folder = f"source/{ASSIGNMENT}"
    files = {"nbgrader_config.py": CONFIG.read_text(encoding="utf-8")}
    for exercise in course().exercise_names:
        module = read_module(exercise)
        files[f"{folder}/{module.name}.ipynb"] = _notebook(module, points)
    for name, text in make_edition().items():
        if name.startswith("grader/") or name == "pyproject.toml":
            files[f"{folder}/{name}"] = text
    for name in FOR_CHECKS:
        files[f"{folder}/{name}"] = (ENGINE.parent / name).read_text(encoding="utf-8")
    return dict(sorted(files.items()))


def write_course(destination: Path) -> list[str]:
    """Write the course folder, and return the paths. Raises AuthoringError where there is one."""
    if destination.resolve().is_relative_to(course().root):
        raise AuthoringError(f"{destination} lies inside of this repository: take another folder")
    if destination.exists() and (not destination.is_dir() or any(destination.iterdir())):
        raise AuthoringError(f"{destination} is not an empty folder")
    files = make_course()
    for name, text in files.items():
        file = destination / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def _notebook(module: Module, points: dict[FunctionName, int]) -> str:
    """Return a module as a notebook: JSON, in an order that is always the same."""
    cells = [
        _cell("markdown", f"{module.name}-title", _introduction(module), locked=True),
        _cell("code", f"{module.name}-setup", _setup(module), locked=True),
    ]
    for name, source in module.functions.items():
        identity = f"{module.name}-{name}"
        worth = points[full_name(module.name, name)]
        cells += [
            _cell("markdown", f"{identity}-task", _task(name, source, worth), locked=True),
            _cell("code", f"{identity}-solution", source, solution=True),
            _cell("code", f"{identity}-check", f"check({name})", points=worth),
        ]
    if module.main:
        ending = (
            f"{module.main}\n\n\ntry:\n    main()\nexcept NotImplementedError:\n"
            '    print("There is something left to do above.")'
        )
        cells.append(_cell("code", f"{module.name}-main", ending, locked=True))
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


def _introduction(module: Module) -> str:
    text = f"# {module.title}\n\n{module.prose}\n"
    if module.name == course().exercise_names[0]:
        readme = (course().exercises / "README.md").read_text(encoding="utf-8")
        words = _WAY.sub("", readme[readme.index("What the words on the scoreboard mean") :])
        text += f"\n{words.strip()}\n"
    return text


def _setup(module: Module) -> str:
    """Return the first code cell: `check`, the imports, and what is given."""
    return (
        "from grader.notebooks.student import checks_of\n\n"
        f"{module.header}\n\ncheck = checks_of({json.dumps(module.name)})"
    )


def _task(name: str, source: str, points: int) -> str:
    """Return what is to be done, and for how many points."""
    docstring = ast.get_docstring(ast.parse(source).body[0]) or ""  # type: ignore[arg-type]
    to_do = source.partition(BEGIN)[2].partition("\n")[0].strip()
    count = "1 point" if points == 1 else f"{points} points"
    return f"## `{name}` ({count})\n\n{docstring.splitlines()[0]}\n\n**To do:** {to_do}"


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
