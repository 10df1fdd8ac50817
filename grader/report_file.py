"""Reads a report that somebody else has written: nothing in it is trusted.

It must fit its JSON Schema, which ships with the grader, and its sums must be right. What comes
out is a `Report`; its texts may still hold anything, and each renderer escapes them for its kind.
"""

import json
from pathlib import Path
from typing import Any

from grader.report import CheckReport, ExerciseReport, FunctionReport, Report, to_json
from grader.status import Status

SCHEMA_FILE = Path(__file__).with_name("report.schema.json")
MAX_BYTES = 4 * 2**20


class ReportError(Exception):
    """No report can be read; its text says why."""


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
    report = _from_json(data)
    if to_json(report) != data:
        raise ReportError("the report's points don't add up")
    return report


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


def _from_json(data: Any) -> Report:
    """Rebuild a report from data that fits the schema; its sums are made anew."""
    return Report(
        submission=data["submission"],
        seed=data["seed"],
        sandbox=data["sandbox"],
        exercises=tuple(
            ExerciseReport(
                exercise["name"],
                tuple(_function(exercise["name"], one) for one in exercise["functions"]),
            )
            for exercise in data["exercises"]
        ),
    )


def _function(exercise: str, data: Any) -> FunctionReport:
    checks = tuple(
        CheckReport(
            id=check["id"],
            title=check["title"],
            hidden=check["hidden"],
            status=Status(check["status"]),
            max_points=check["max_points"],
            message=check["message"],
            misconception=check["misconception"],
            seconds=check["seconds"],
        )
        for check in data["checks"]
    )
    return FunctionReport(exercise, data["name"], data["line"], checks, data["graded_later"])
