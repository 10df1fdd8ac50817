"""The report: what every check came to, added up by function and exercise.

Everything that shows a score is made from it: the terminal, JSON, and what is built on that.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from grader.status import Status

if TYPE_CHECKING:
    from grader.judge import CheckResult
    from grader.outcome import Function

SCHEMA = "perceptron-katas/report/v1"

_WORST_FIRST = (Status.ERROR, Status.FAILED, Status.WAITING, Status.TODO, Status.PASSED)


@dataclass(frozen=True)
class CheckReport:
    """What became of one check."""

    id: str
    title: str
    hidden: bool
    status: Status
    max_points: int
    message: str
    misconception: str | None
    seconds: float

    @property
    def points(self) -> int:
        """Points earned: all or none."""
        return self.max_points if self.status is Status.PASSED else 0


@dataclass(frozen=True)
class FunctionReport:
    """One function's checks, in the order of the file."""

    exercise: str
    name: str
    line: int | None
    checks: tuple[CheckReport, ...]
    graded_later: int = 0
    """Points of checks that are not here: in the edition for students, the hidden ones."""

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(check.points for check in self.checks)

    @property
    def max_points(self) -> int:
        """Points that can be earned."""
        return sum(check.max_points for check in self.checks)

    @property
    def status(self) -> Status:
        """The status that tells most: passed only where all checks are."""
        present = {check.status for check in self.checks}
        return next(status for status in _WORST_FIRST if status in present)

    @property
    def lost(self) -> tuple[CheckReport, ...]:
        """The checks that cost points, the most telling first."""
        lost = [check for check in self.checks if check.status is not Status.PASSED]
        return tuple(sorted(lost, key=lambda check: _WORST_FIRST.index(check.status)))


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
    def graded_later(self) -> int:
        """Points of checks that are not here."""
        return sum(function.graded_later for function in self.functions)

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
    results: "Iterable[CheckResult]",
    lines: "Mapping[Function, int]",
    graded_later: "Mapping[Function, int]" = MappingProxyType({}),
) -> Report:
    """Add results up, in their order."""
    exercises = []
    for exercise, group in groupby(results, key=lambda result: result.check.exercise):
        functions = [
            FunctionReport(
                exercise,
                name,
                lines.get((exercise, name)),
                tuple(map(_check_report, checks)),
                graded_later.get((exercise, name), 0),
            )
            for name, checks in groupby(group, key=lambda result: result.check.function)
        ]
        exercises.append(ExerciseReport(exercise, tuple(functions)))
    return Report(submission, seed, sandbox, tuple(exercises))


def _check_report(result: "CheckResult") -> CheckReport:
    check = result.check
    return CheckReport(
        id=check.id,
        title=check.title,
        hidden=check.hidden,
        status=result.status,
        max_points=check.points,
        message=result.message,
        misconception=result.misconception,
        seconds=round(result.seconds, 4),
    )


def to_json(report: Report) -> dict[str, Any]:
    """Return the report as plain data, in the schema SCHEMA."""
    return {
        "schema": SCHEMA,
        "submission": report.submission,
        "seed": report.seed,
        "sandbox": report.sandbox,
        "points": report.points,
        "max_points": report.max_points,
        "graded_later": report.graded_later,
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
        "graded_later": function.graded_later,
        "checks": [_check_to_json(check) for check in function.checks],
    }


def _check_to_json(check: CheckReport) -> dict[str, Any]:
    return {
        "id": check.id,
        "title": check.title,
        "hidden": check.hidden,
        "status": check.status.value,
        "points": check.points,
        "max_points": check.max_points,
        "message": check.message,
        "misconception": check.misconception,
        "seconds": check.seconds,
    }


def write_report(report: Report, file: Path) -> None:
    """Write the report as JSON, whole or not at all."""
    temporary = file.with_name(f".{file.name}.part")
    temporary.write_text(json.dumps(to_json(report), indent=1) + "\n", encoding="utf-8")
    temporary.replace(file)
