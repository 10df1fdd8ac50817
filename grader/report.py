"""The report: what every check came to, added up by function and exercise.

Everything that shows a score is made from it: the terminal, JSON, and what is built on that.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from grader.judge import CheckResult, Function
from grader.outcome import Status

SCHEMA = "perceptron-katas/report/v1"

_WORST_FIRST = (Status.ERROR, Status.FAILED, Status.WAITING, Status.TODO, Status.PASSED)


@dataclass(frozen=True)
class FunctionReport:
    """One function's checks, in the order of the file."""

    exercise: str
    name: str
    line: int | None
    checks: tuple[CheckResult, ...]

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(result.points for result in self.checks)

    @property
    def max_points(self) -> int:
        """Points that can be earned."""
        return sum(result.check.points for result in self.checks)

    @property
    def status(self) -> Status:
        """The status that tells most: passed only where all checks are."""
        present = {result.status for result in self.checks}
        return next(status for status in _WORST_FIRST if status in present)

    @property
    def lost(self) -> tuple[CheckResult, ...]:
        """The checks that cost points, the most telling first."""
        lost = [result for result in self.checks if result.status is not Status.PASSED]
        return tuple(sorted(lost, key=lambda result: _WORST_FIRST.index(result.status)))


@dataclass(frozen=True)
class ExerciseReport:
    """One exercise's functions, in the order of the file."""

    name: str
    functions: tuple[FunctionReport, ...]

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(function.points for function in self.functions)

    @property
    def max_points(self) -> int:
        """Points that can be earned."""
        return sum(function.max_points for function in self.functions)


@dataclass(frozen=True)
class Report:
    """A graded submission."""

    submission: str
    seed: int
    sandbox: str
    exercises: tuple[ExerciseReport, ...]

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def max_points(self) -> int:
        """Points that can be earned."""
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def functions(self) -> tuple[FunctionReport, ...]:
        """All functions, in order."""
        return tuple(function for exercise in self.exercises for function in exercise.functions)

    @property
    def next_function(self) -> FunctionReport | None:
        """The function to work on next: the first that is not right and waits for no other."""
        settled = (Status.PASSED, Status.WAITING)
        return next((one for one in self.functions if one.status not in settled), None)


def build_report(
    submission: str,
    seed: int,
    sandbox: str,
    results: Iterable[CheckResult],
    lines: Mapping[Function, int],
) -> Report:
    """Add results up, in their order."""
    exercises = []
    for exercise, group in groupby(results, key=lambda result: result.check.exercise):
        functions = [
            FunctionReport(exercise, name, lines.get((exercise, name)), tuple(checks))
            for name, checks in groupby(group, key=lambda result: result.check.function)
        ]
        exercises.append(ExerciseReport(exercise, tuple(functions)))
    return Report(submission, seed, sandbox, tuple(exercises))


def to_json(report: Report) -> dict[str, Any]:
    """Return the report as plain data, in the schema SCHEMA."""
    return {
        "schema": SCHEMA,
        "submission": report.submission,
        "seed": report.seed,
        "sandbox": report.sandbox,
        "points": report.points,
        "max_points": report.max_points,
        "exercises": [
            {
                "name": exercise.name,
                "points": exercise.points,
                "max_points": exercise.max_points,
                "functions": [_function_to_json(function) for function in exercise.functions],
            }
            for exercise in report.exercises
        ],
    }


def _function_to_json(function: FunctionReport) -> dict[str, Any]:
    return {
        "name": function.name,
        "line": function.line,
        "status": function.status.value,
        "points": function.points,
        "max_points": function.max_points,
        "checks": [
            {
                "id": result.check.id,
                "title": result.check.title,
                "hidden": result.check.hidden,
                "status": result.status.value,
                "points": result.points,
                "max_points": result.check.points,
                "message": result.message,
                "misconception": result.misconception,
                "seconds": round(result.seconds, 4),
            }
            for result in function.checks
        ],
    }


def write_report(report: Report, file: Path) -> None:
    """Write the report as JSON, whole or not at all."""
    temporary = file.with_name(f".{file.name}.part")
    temporary.write_text(json.dumps(to_json(report), indent=1) + "\n", encoding="utf-8")
    temporary.replace(file)
