"""What the page tells of a function, in the words of the terminal."""

from typing import Any

from grader.reports.problems import problems
from grader.reports.renderers import words
from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status


def told(report: Report, function: FunctionReport, picture: str = "") -> dict[str, Any]:
    """Return a function's verdict as plain data; `problem` is None where it is right."""
    return {
        "name": function.full_name,
        "status": function.status.value,
        "sign": words.SIGNS[function.status],
        "says": words.verdict(function),
        "points": function.points,
        "max_points": function.max_points,
        "line": function.line,
        "seed": report.seed,
        "problem": None if function.status is Status.PASSED else _problem(report, function),
        "picture": picture,
    }


def _problem(report: Report, function: FunctionReport) -> dict[str, Any]:
    """Return the first check that was lost in full, and count the rest."""
    first, *others = function.lost
    title, rest = first.title, len(others)
    if function.broken_file is not None:
        (problem,) = [one for one in problems(report) if function in one.functions]
        first, title, rest = problem.first, problem.title, 0
    return {
        "title": title,
        "facts": [[line.label, line.text] for line in first.message],
        "rest": words.not_shown(rest),
    }
