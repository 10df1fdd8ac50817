"""A function's score and what is wrong with it, as HTML and as text: for a cell of a notebook.

Every text in it is escaped: it may hold what a learner's code has printed or returned.
"""

import html
from collections.abc import Sequence

from grader.reports.disclosure import Entry, entries
from grader.reports.printable import excerpt
from grader.reports.renderers.words import not_shown, signed_verdict
from grader.reports.report import FunctionReport
from grader.reports.status import Status

MAX_MAGICS = 5
_COLOURS = {Status.PASSED: "#1a7f37", Status.FAILED: "#b3261e", Status.ERROR: "#b3261e"}
_OTHER_COLOUR = "#8a6100"


def feedback_text(function: FunctionReport, magics: Sequence[str] = ()) -> str:
    """Return the page as plain text."""
    lines = [_score(function)]
    lost = _lost(function)
    if lost:
        first = lost[0]
        lines += ["", first.name, *(f"  {line}" for line in first.message.splitlines())]
    return "\n".join([*lines, *_notes(len(lost) - 1, magics)])


def feedback_page(function: FunctionReport, magics: Sequence[str] = ()) -> str:
    """Return the page as HTML that stands alone: no script, nothing from outside."""
    colour = _COLOURS.get(function.status, _OTHER_COLOUR)
    parts = [f'<p style="margin:0"><b>{html.escape(_score(function))}</b></p>']
    lost = _lost(function)
    if lost:
        first = lost[0]
        parts.append(
            f'<p style="margin:0.6em 0 0">{html.escape(first.name)}</p>'
            f'<pre style="margin:0.2em 0;white-space:pre-wrap">{html.escape(first.message)}</pre>'
        )
    for line in _notes(len(lost) - 1, magics):
        parts.append(f'<p style="margin:0.6em 0 0">{html.escape(line)}</p>')
    style = f"border-left:4px solid {colour};padding:0.2em 0.8em"
    return f'<div style="{style}">{"".join(parts)}</div>'


def _score(function: FunctionReport) -> str:
    points = f"{function.points} of {function.max_points} points"
    return f"{function.name}: {points}, {signed_verdict(function)}"


def _lost(function: FunctionReport) -> list[Entry]:
    """Return what was lost; of a hidden check only that it was."""
    shown = entries(function, tell_hidden=False)
    return [entry for entry in shown if entry.check.status is not Status.PASSED]


def _notes(rest: int, magics: Sequence[str]) -> list[str]:
    """Count the problems that are not shown; name the lines that are IPython's, not Python's."""
    notes = [not_shown(rest)]
    if magics:
        shown = [f"`{excerpt(line)[:60]}`" for line in dict.fromkeys(magics)][:MAX_MAGICS]
        notes.append(f"Left out, as it is not Python: {', '.join(shown)}.")
    return list(filter(None, notes))
