"""Builds submissions out of the solutions: whole folders with one function or file replaced."""

import functools
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.catalogue import SOLUTIONS, Check, load_checks
from grader.grading import grade
from grader.report import FunctionReport, Report

SEED = 20_011


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Return the whole catalogue."""
    return tuple(load_checks())


def copy_of_solutions(folder: Path) -> Path:
    """Copy the solutions into a folder and return it."""
    shutil.copytree(SOLUTIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def with_code(folder: Path, code: Mapping[str, str]) -> Path:
    """Make a submission of the solutions, with code added at the end of some modules.

    A function that the code defines takes the place of the one above it.
    """
    copy_of_solutions(folder)
    for module, text in code.items():
        file = folder / f"{module}.py"
        file.write_text(file.read_text(encoding="utf-8") + "\n\n" + text, encoding="utf-8")
    return folder


def grade_by(folder: Path, checks: Sequence[Check], call_timeout: float = 10.0) -> Report:
    """Grade a folder by some checks."""
    return grade(folder, checks, SEED, call_timeout)


def grade_all(folder: Path, recognition_seconds: float = 60.0) -> Report:
    """Grade a folder by all checks."""
    return grade(folder, all_checks(), SEED, 10.0, recognition_seconds)


def function_of(report: Report, subject: str) -> FunctionReport:
    """Return what a report says of one function: "and_gate.train"."""
    return next(
        function
        for function in report.functions
        if f"{function.exercise}.{function.name}" == subject
    )


def lost_functions(report: Report) -> dict[str, str]:
    """Return the status of each function that lost points."""
    return {
        f"{function.exercise}.{function.name}": function.status.value
        for function in report.functions
        if function.lost
    }
