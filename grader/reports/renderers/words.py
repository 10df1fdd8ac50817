"""What every rendering of a report says in the same words."""

from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

SIGNS = {
    Status.PASSED: "✓",
    Status.FAILED: "✗",
    Status.ERROR: "✗",
    Status.WAITING: "…",
    Status.TODO: "○",
}
_SAYS = {
    Status.PASSED: "right",
    Status.FAILED: "wrong answer",
    Status.ERROR: "error",
    Status.WAITING: "waiting",
    Status.TODO: "to do",
}
_MEANS = {
    Status.PASSED: "all points",
    Status.TODO: "the TODO is still there",
    Status.WAITING: "it is built on another function that is to do, or not right yet",
    Status.FAILED: 'it answers, and not as it should: read "Returned" and "Expected"',
    Status.ERROR: "it raised an error, took too long, or could not be imported",
}


def table_of_words() -> str:
    """Say in Markdown what the words mean: a learner reads it before the first score."""
    rows = [f"| `{_SAYS[status]}` | {means} |" for status, means in _MEANS.items()]
    return "\n".join(["| | |", "|---|---|", *rows])


def verdict(function: FunctionReport) -> str:
    """Say what became of a function: "right so far" where more of it is graded later."""
    so_far = function.graded_later and function.status is Status.PASSED
    return f"{_SAYS[function.status]}{' so far' if so_far else ''}"


def signed_verdict(function: FunctionReport) -> str:
    """Say it with its sign before it."""
    return f"{SIGNS[function.status]} {verdict(function)}"


def score(report: Report) -> str:
    """Say how many points there are; and that there are more to come, so that it isn't all."""
    here = f"{report.points} of {report.max_points} points"
    later = report.graded_later
    return f"{here} that are checked here; {later} more are graded later" if later else here


def not_shown(rest: int) -> str:
    """Count the problems of a function that are not shown; nothing where there are none."""
    count = "1 more check" if rest == 1 else f"{rest} more checks"
    return f"({count} of this function not passed)" if rest > 0 else ""
