"""Grades submissions that tests have built: see also `grader.authoring.right_variants`."""

import functools
import re
from collections.abc import Sequence
from pathlib import Path

from grader.boundary.submitted_files import read_files
from grader.course import FunctionName, course
from grader.grading import grade
from grader.judging.check import Check, load_checks
from grader.reports.report import FunctionReport, Report

SEED = 20_011


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Return the whole catalogue."""
    return tuple(load_checks())


def all_exercises() -> list[str]:
    """Return the exercises of the course, in order."""
    return course().exercise_names


def all_functions() -> list[FunctionName]:
    """Return the functions of the course, in order."""
    return list(dict.fromkeys(check.subject for check in all_checks()))


def all_points() -> int:
    """Return what the whole course is worth."""
    return sum(check.points for check in all_checks())


def points_of(*names: str) -> int:
    """Return what some exercises, functions and checks are worth.

    They are named "grid", "and_gate.train", "and_gate.train.test_starts_at_zero".
    """
    return sum(
        check.points
        for check in all_checks()
        if {check.exercise, check.subject, f"{check.subject}.{check.name}"} & set(names)
    )


def grade_by(
    folder: Path,
    checks: Sequence[Check],
    call_timeout: float = 10.0,
    sandbox: str = "auto",
    name_mistakes: bool = True,
) -> Report:
    """Grade a folder by some checks."""
    return grade(read_files(folder), checks, SEED, call_timeout, sandbox, name_mistakes)


def grade_all(folder: Path, name_mistakes: bool = True) -> Report:
    """Grade a folder by all checks."""
    return grade(read_files(folder), all_checks(), SEED, name_mistakes=name_mistakes)


def function_of(report: Report, subject: str) -> FunctionReport:
    """Return what a report says of one function: "and_gate.train"."""
    return next(function for function in report.functions if function.full_name == subject)


def lost_functions(report: Report) -> dict[str, str]:
    """Return the status of each function that lost points."""
    return {
        function.full_name: function.status.value for function in report.functions if function.lost
    }


def single_spaced(text: str) -> str:
    """Return a text without its columns: how wide they are depends on the longest name."""
    return re.sub(" +", " ", text)
