"""Writes a report as rows of the gradebook."""

from typing import Any

from grader.reports.message import CAUSE, as_text
from grader.reports.report import CheckReport, Report, to_json


def facts_of_report(report: Report) -> dict[str, Any]:
    """Return what a report comes to, for its row in `results`."""
    checks = [check for function in report.functions for check in function.checks]
    return {
        "complete": report.complete,
        "points": report.points,
        "max_points": report.max_points,
        "seconds": sum(check.seconds for check in checks),
        "report": to_json(report),
        "problem": "",
    }


def facts_of_failure(why: str) -> dict[str, Any]:
    """Return the row in `results` of a submission that the grader failed at."""
    return {
        "complete": False,
        "points": 0,
        "max_points": 0,
        "seconds": 0.0,
        "report": None,
        "problem": why,
    }


def check_rows(report: Report) -> list[dict[str, Any]]:
    """Return the rows in `check_results`, in the report's order."""
    pairs = [(function, check) for function in report.functions for check in function.checks]
    return [
        {
            "place": place,
            "exercise": function.exercise,
            "function": function.name,
            "check": check.id,
            "title": check.title,
            "hidden": check.hidden,
            "status": check.status.value,
            "points": check.points,
            "max_points": check.max_points,
            "message": as_text(check.message),
            "misconception": check.misconception,
            "cause": _cause_of(check),
        }
        for place, (function, check) in enumerate(pairs)
    ]


def _cause_of(check: CheckReport) -> str:
    """Return the known mistake in the learner's sentence.

    It may go on over several lines. A function's own text may have such a line, too; where a
    mistake was recognised, the first one is ours.
    """
    if check.misconception is None:
        return ""
    return next((line.text for line in check.message if line.label == CAUSE), "")
