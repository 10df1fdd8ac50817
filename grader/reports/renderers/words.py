"""What every rendering of a report says in the same words."""

from collections.abc import Collection, Sequence

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
    Status.TODO: "{to_do}",
    Status.WAITING: "it can't be judged before another function is right",
    Status.FAILED: 'it answers, and not as it should: read "Returned" and "Expected"',
    Status.ERROR: "it raised an error, took too long, or could not be imported",
    Status.NOT_GRADED: "the run was stopped before it",
}

NOT_IMPORTED = "can't be imported"
"""Of a file."""


def table_of_words(to_do: str = "the TODO is still there") -> str:
    """Say in Markdown what the words mean: a learner reads it before the first score."""
    rows = [
        f"| `{_SAYS[status]}` | {means.format(to_do=to_do)} |" for status, means in _MEANS.items()
    ]
    return "\n".join(["| | |", "|---|---|", *rows])


def verdict(function: FunctionReport, broken: Collection[str] = (), *, brief: bool = False) -> str:
    """Say what became of a function: "right so far" where more of it is graded later.

    Of the modules in `broken`, which can't be imported, ours is used as a whole.
    """
    if function.status is not Status.PASSED:
        return _SAYS[function.status]
    so_far = " so far" if function.graded_later else ""
    loans = _names_of_loans(function.loans, broken)
    with_ours = f", with {'ours' if brief else _ours(loans)} in place of yours" if loans else ""
    return f"{_SAYS[function.status]}{so_far}{with_ours}"


def _names_of_loans(loans: Sequence[str], broken: Collection[str]) -> list[str]:
    """Return what is ours in it: functions, and modules that can't be imported."""
    parts = [loan.partition(".") for loan in loans]
    names = [module if module in broken else function for module, _, function in parts]
    return list(dict.fromkeys(names))


def _ours(names: Sequence[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"our {names[0]}{more}"


def signed_verdict(function: FunctionReport, broken: Collection[str] = ()) -> str:
    """Say it with its sign before it."""
    return f"{SIGNS[function.status]} {verdict(function, broken)}"


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
