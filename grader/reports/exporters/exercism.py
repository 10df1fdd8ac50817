"""results.json, version 3, as Exercism's website reads it.

Source of the fields: "The Test Runner Interface" in Exercism's documentation.
"""

import json
from typing import Any

from grader.reports.disclosure import Entry, entries
from grader.reports.report import Report
from grader.reports.status import Status

VERSION = 3


def export(report: Report) -> str:
    """Return one test for each check; a function is a task, numbered in the report's order."""
    listed = [
        (task, entry)
        for task, function in enumerate(report.functions, start=1)
        for entry in entries(report, function, tell_hidden=False)
    ]
    tests = [_test(task, entry) for task, entry in listed]
    statuses = {test["status"] for test in tests}
    result: dict[str, Any] = {"version": VERSION, "status": "fail", "tests": tests}
    if statuses == {"pass"}:
        result["status"] = "pass"
    elif statuses == {"error"}:
        result |= {"status": "error", "message": listed[0][1].message}
    return json.dumps(result, indent=1) + "\n"


def _test(task: int, entry: Entry) -> dict[str, Any]:
    words = {Status.PASSED: "pass", Status.ERROR: "error"}
    test = {
        "name": entry.name,
        "status": words.get(entry.check.status, "fail"),
        "task_id": task,
    }
    return {**test, "message": entry.message} if entry.message else test
