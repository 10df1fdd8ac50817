"""Writes a report to a file, and reads one that somebody else has written.

Nothing in such a report is trusted. It must fit its JSON Schema, which ships with the grader, and
its sums must be right. What comes out is a `Report`; its texts may still hold anything, and each
renderer escapes them for its kind.
"""

import dataclasses
import json
from pathlib import Path
from typing import Any, TypeVar

from grader.files import write_file
from grader.reports.message import from_text
from grader.reports.report import (
    SCHEMA,
    BrokenFile,
    CheckReport,
    ExerciseReport,
    FunctionReport,
    Graded,
    Report,
    to_json,
)
from grader.reports.status import Status

SCHEMA_FILE = Path(__file__).with_name("report.schema.json")
MAX_BYTES = 4 * 2**20

Part = TypeVar("Part", Report, Graded, ExerciseReport, FunctionReport, CheckReport, BrokenFile)


class ReportError(Exception):
    """No report can be read; its text says why."""


def write_report(report: Report, file: Path) -> None:
    """Write the report as JSON, whole or not at all."""
    write_file(file, json.dumps(to_json(report), indent=1) + "\n")


def remove_report(file: Path) -> None:
    """Remove the report of the run before. Raises ReportError where the file is something else."""
    if not file.exists():
        return
    if not file.is_file():  # a pipe would keep us waiting
        raise ReportError("there is something of this name already, and it is no file")
    try:
        with file.open("rb") as opened:
            start = opened.read(200)
    except OSError:
        return
    if start and SCHEMA.encode() not in start:
        raise ReportError("there is a file of this name already, and it is no report")
    file.unlink()


def read_report(file: Path) -> Report:
    """Return the report in a file. Raises ReportError."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReportError(f"there is no report to read ({error.strerror})") from None
    return parse_report(content)


def parse_report(content: bytes) -> Report:
    """Return the report in a file's content. Raises ReportError."""
    if len(content) > MAX_BYTES:
        raise ReportError(f"the report is larger than {MAX_BYTES // 2**20} MiB")
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise ReportError("the report is damaged: it is not JSON") from None
    _validate(data)
    report = rebuild(data)
    if not report.max_points:
        raise ReportError("the report has no points to earn")
    if not report.complete:
        # Its points are no score, and nobody may take them for one.
        raise ReportError(_what_is_missing(report))
    return report


def _what_is_missing(report: Report) -> str:
    """Say why a report is no score."""
    if report.not_graded:
        return f"the run was stopped: {_checks(report.not_graded)} not graded"
    return f"only a part of the checks was chosen: {_checks(report.left_out)} left out"


def _checks(count: int) -> str:
    return "1 check was" if count == 1 else f"{count} checks were"


def _validate(data: Any) -> None:
    """Hold data against the schema."""
    import jsonschema

    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    version = data.get("schema") if isinstance(data, dict) else None
    expected = schema["properties"]["schema"]["const"]
    if isinstance(version, str) and version != expected:
        raise ReportError(f"the report is of another version than {expected}")
    error = jsonschema.exceptions.best_match(
        jsonschema.Draft202012Validator(schema).iter_errors(data)
    )
    if error is not None:
        # Not its message: that quotes the data.
        raise ReportError(f"the report doesn't fit its schema, at {error.json_path[:100]}")


def rebuild(data: Any) -> Report:
    """Rebuild a report from data that fits the schema. Raises ReportError for wrong sums."""
    report = from_json(data)
    if to_json(report) != data:
        raise ReportError("the report's points don't add up")
    return report


def from_json(data: Any) -> Report:
    """Rebuild a report from data that fits the schema; its sums are made anew."""
    graded = _built(Graded, data["graded"], files=tuple(data["graded"]["files"].items()))
    return _built(Report, data, exercises=tuple(map(_exercise, data["exercises"])), graded=graded)


def _exercise(data: Any) -> ExerciseReport:
    functions = (
        _built(FunctionReport, one, exercise=data["name"], checks=tuple(map(_check, one["checks"])))
        for one in data["functions"]
    )
    return _built(ExerciseReport, data, functions=tuple(functions))


def _check(data: Any) -> CheckReport:
    return _built(
        CheckReport,
        data,
        status=Status(data["status"]),
        message=from_text(data["message"]),
        loans=tuple(data["loans"]),
        broken_file=data["broken_file"] and _built(BrokenFile, data["broken_file"]),
    )


def _built(kind: type[Part], data: dict[str, Any], **other: Any) -> Part:
    """Make a part of a report of the fields in data; `other` are those that need more."""
    return kind(
        **{
            field.name: other[field.name] if field.name in other else data[field.name]
            for field in dataclasses.fields(kind)
        }
    )
