"""The engine knows no course: no exercise, no function, no word of the title.

What counts is what its code says. Docstrings and comments may give examples.
"""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from grader.course import ENGINE, course
from grader.reports.report import SCHEMA
from tests.submissions import all_checks


def engine_files() -> list[Path]:
    """Return all files of the engine, of whatever kind."""
    of_the_course = (course().checks, course().misconceptions, course().hints)
    return [
        file
        for file in sorted(ENGINE.rglob("*"))
        if file.is_file()
        and file.suffix != ".pyc"
        and not any(file.is_relative_to(path) for path in of_the_course)
    ]


def defined(tree: ast.AST) -> Iterator[str]:
    """Yield what a module defines: functions and classes, their parameters and fields."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


NAMES = {name for check in all_checks() for name in (check.exercise, check.function)}
UNMISTAKABLE = {name for name in NAMES if "_" in name}
UNMISTAKABLE |= {check.id.split("::")[1] for check in all_checks()}
"""Names that no sentence and no other program has, and those of the classes of checks."""
COMMON = {
    name for kind in (str, list, dict, set, Path, np, np.ndarray, unicodedata) for name in dir(kind)
}
COMMON |= {
    name
    for file in engine_files()
    if file.suffix == ".py"
    for name in defined(ast.parse(file.read_text(encoding="utf-8")))
}
"""Words that Python, NumPy or the engine itself has for something else, "update" for instance."""
TELLING = UNMISTAKABLE | (NAMES - COMMON)
"""Names that tell where they are looked up, or are a text by themselves."""
TITLE = set(re.findall(r"\w+", course().title.lower())) - {"katas"}
"""The words of the title but for what the engine itself calls exercises."""


def told_by(text: str, names: set[str]) -> set[str]:
    """Return the names of the course that stand in a text, and the words of its title."""
    text = text.replace(SCHEMA, "")
    return names & set(re.findall(r"\w+", text)) | {word for word in TITLE if word in text.lower()}


def in_code(source: str) -> Iterator[tuple[int, str]]:
    """Yield what code says of the course, with the numbers of the lines."""
    tree = ast.parse(source)
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        found: set[str] = set()
        match node:
            case ast.Constant(value=str(text)) if node not in docstrings:
                # In a key or a path each word tells, in a sentence few.
                found = told_by(text, UNMISTAKABLE if re.search(r"\s", text) else TELLING)
            case ast.Attribute(attr=name) | ast.alias(name=name) | ast.ImportFrom(module=str(name)):
                found = told_by(name, TELLING)
            case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                # A variable may well be called `train`.
                found = told_by(name, UNMISTAKABLE)
        for word in sorted(found):
            yield getattr(node, "lineno", 0), word


def said_of_the_course(file: Path) -> list[tuple[int, str]]:
    """Return what a file says of the course, with the numbers of the lines."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return list(in_code(text))
    return [
        (number, word)
        for number, line in enumerate(text.splitlines(), start=1)
        for word in sorted(told_by(line, UNMISTAKABLE))
    ]


@pytest.mark.parametrize(
    "file", engine_files(), ids=lambda file: file.relative_to(ENGINE).as_posix()
)
def test_a_file_of_the_engine_knows_no_course(file: Path) -> None:
    """What it needs to know, it asks `grader.course`."""
    assert said_of_the_course(file) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('kind = "train"', ["train"]),
        ('file = "exercises/grid.py"', ["grid"]),
        ('text = f"{exercise}.sigmoid"', ["sigmoid"]),
        ("namespace.train(X, y)", ["train"]),
        ("from neural_network import sigmoid", ["neural_network", "sigmoid"]),
        ("X, y = make_data()", ["make_data"]),
        ("def make_data(): pass", ["make_data"]),
        ('help = "A function, and_gate.train for instance"', ["and_gate"]),
        ('name = "TestMakeData"', ["TestMakeData"]),
        ('title = "All about Perceptrons"', ["perceptron"]),
        ('"""A wrong sigmoid."""\n# and_gate.train\nname = 1\n"""The perceptron."""', []),
        ('text = "It takes long to train on a grid."', []),
        ("train = grid[0]", []),
        ('schema = "perceptron-katas/report/v1"', []),
        ('group = "katas"', []),
    ],
)
def test_it_is_code_that_tells(source: str, words: list[str]) -> None:
    """A text, a name that is looked up; not an example, nor a word of a sentence."""
    assert [word for _, word in in_code(source)] == words
