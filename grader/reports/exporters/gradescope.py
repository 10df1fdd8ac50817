"""results.json, as Gradescope reads it.

Source of the fields: "Autograder Specifications" in Gradescope's documentation.
"""

import json
from typing import Any

from grader.reports.disclosure import Entry, entries
from grader.reports.report import Report
from grader.reports.status import Status


def export(report: Report) -> str:
    """Return one test for each check; those of hidden checks are shown once grades are published.

    Gradescope's own "hidden" would be wrong: it is for tests that count for nothing.
    """
    tests = [
        _test(entry, f"{number}.{place}", function.exercise)
        for number, function in enumerate(report.functions, start=1)
        for place, entry in enumerate(entries(report, function, tell_hidden=True), start=1)
    ]
    return json.dumps({"score": report.points, "tests": tests}, indent=1) + "\n"


def _test(entry: Entry, number: str, exercise: str) -> dict[str, Any]:
    check = entry.check
    return {
        "number": number,
        "name": entry.name,
        "name_format": "text",
        "score": check.points,
        "max_score": check.max_points,
        "status": "passed" if check.status is Status.PASSED else "failed",
        "output": entry.message,
        "output_format": "text",
        "tags": [exercise],
        "visibility": "after_published" if check.hidden else "visible",
    }
