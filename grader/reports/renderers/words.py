"""What every rendering of a report says in the same words."""

from collections.abc import Sequence

from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

SIGNS = {
    Status.PASSED: "✓",
    Status.FAILED: "✗",
    Status.ERROR: "✗",
    Status.WAITING: "…",
    Status.TODO: "○",
    Status.NOT_GRADED: "-",
}
_SAYS = {
    Status.PASSED: "right",
    Status.FAILED: "wrong answer",
    Status.ERROR: "error",
    Status.WAITING: "waiting",
    Status.TODO: "to do",
    Status.NOT_GRADED: "not graded",
}
_MEANS = {
    Status.PASSED: "all points; with ours in place of yours: what it is built on is not right yet",
    Status.TODO: "the TODO is still there",
    Status.WAITING: "it can't be judged before another function is right",
    Status.FAILED: 'it answers, and not as it should: read "Returned" and "Expected"',
    Status.ERROR: "it raised an error, took too long, or could not be imported",
    Status.NOT_GRADED: "the run was stopped before it",
}


def table_of_words() -> str:
    """Say in Markdown what the words mean: a learner reads it before the first score."""
    rows = [f"| `{_SAYS[status]}` | {means} |" for status, means in _MEANS.items()]
    return "\n".join(["| | |", "|---|---|", *rows])


def verdict(function: FunctionReport) -> str:
    """Say what became of a function: "right so far" where more of it is graded later."""
    if function.status is not Status.PASSED:
        return _SAYS[function.status]
    so_far = " so far" if function.graded_later else ""
    return f"{_SAYS[function.status]}{so_far}{_with_loans(function.loans)}"


def _with_loans(loans: Sequence[str]) -> str:
    """Say that a function is right though others, that it is built on, are not."""
    if not loans:
        return ""
    names = [name.partition(".")[2] for name in loans]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f", with our {names[0]}{more} in place of yours"


def signed_verdict(function: FunctionReport) -> str:
    """Say it with its sign before it."""
    return f"{SIGNS[function.status]} {verdict(function)}"


def score(report: Report) -> str:
    """Say how many points there are; and that there are more to come, so that it isn't all."""
    if report.not_graded:
        count = "1 check was" if report.not_graded == 1 else f"{report.not_graded} checks were"
        return f"No score: {count} not graded"
    here = f"{report.points} of {report.max_points} points"
    later = report.graded_later
    return f"{here} that are checked here; {later} more are graded later" if later else here


def not_shown(rest: int) -> str:
    """Count the problems of a function that are not shown; nothing where there are none."""
    count = "1 more check" if rest == 1 else f"{rest} more checks"
    return f"({count} of this function not passed)" if rest > 0 else ""
