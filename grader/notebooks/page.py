"""A function's score and what is wrong with it, as HTML and as text: for a cell of a notebook.

Every text in it is escaped: it may hold what a learner's code has printed or returned.
"""

import html
from collections.abc import Sequence
from typing import NamedTuple

from grader.reports.disclosure import entries
from grader.reports.problems import broken_modules, title_of
from grader.reports.renderers.words import not_shown, signed_verdict
from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

_COLOURS = {Status.PASSED: "#1a7f37", Status.FAILED: "#b3261e", Status.ERROR: "#b3261e"}
_OTHER_COLOUR = "#8a6100"


def feedback_text(report: Report, function: FunctionReport, notes: Sequence[str] = ()) -> str:
    """Return the page of a function of a report as plain text."""
    lines = [_score(report, function)]
    problem = _problem(report, function)
    if problem:
        lines += ["", problem.title, *(f"  {line}" for line in problem.message.splitlines())]
    return "\n".join([*lines, *_notes(problem, notes)])


def feedback_page(report: Report, function: FunctionReport, notes: Sequence[str] = ()) -> str:
    """Return the page as HTML that stands alone: no script, nothing from outside."""
    colour = _COLOURS.get(function.status, _OTHER_COLOUR)
    parts = [f'<p style="margin:0"><b>{html.escape(_score(report, function))}</b></p>']
    problem = _problem(report, function)
    if problem:
        parts.append(
            f'<p style="margin:0.6em 0 0">{html.escape(problem.title)}</p>'
            f'<pre style="margin:0.2em 0;white-space:pre-wrap">{html.escape(problem.message)}</pre>'
        )
    for line in _notes(problem, notes):
        parts.append(f'<p style="margin:0.6em 0 0">{html.escape(line)}</p>')
    style = f"border-left:4px solid {colour};padding:0.2em 0.8em"
    return f'<div style="{style}">{"".join(parts)}</div>'


def _score(report: Report, function: FunctionReport) -> str:
    """Say how many points there are, of all that the heading of the function has."""
    most = function.max_points + function.graded_later
    points = f"{function.points} of {most} point{'' if most == 1 else 's'}"
    later = f"; {function.graded_later} more are graded later" if function.graded_later else ""
    return f"{function.name}: {points}, {signed_verdict(function, broken_modules(report))}{later}"


class _Problem(NamedTuple):
    """What is wrong with a function, as it is shown."""

    title: str
    message: str
    rest: int
    """How many more checks are lost for reasons of their own."""


def _problem(report: Report, function: FunctionReport) -> _Problem | None:
    """Return the first check that was lost; of a hidden one only that it was."""
    shown = entries(report, function, tell_hidden=False)
    lost = [entry for entry in shown if entry.check.status is not Status.PASSED]
    if not lost:
        return None
    if function.broken_file is not None:
        return _Problem(title_of(function.broken_file, function), lost[0].message, 0)
    return _Problem(lost[0].name, lost[0].message, len(lost) - 1)


def _notes(problem: _Problem | None, notes: Sequence[str]) -> list[str]:
    """Count the problems that are not shown; tell what else there is to tell."""
    return list(filter(None, [not_shown(problem.rest if problem else 0), *notes]))
