"""A table with one row for each check, for spreadsheets: what a teacher looks at.

It tells hidden checks, too.
"""

import csv
import io

from grader.reports.disclosure import entries
from grader.reports.printable import printable
from grader.reports.report import Report

COLUMNS = (
    "submission", "exercise", "function", "check", "hidden", "status", "points", "max_points",
    "misconception", "message",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
"""A cell that begins so is computed by a spreadsheet, whatever it does: full-width signs, too."""


def export(report: Report) -> str:
    """Return the table as CSV (RFC 4180)."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for function in report.functions:
        for entry in entries(report, function, tell_hidden=True):
            check = entry.check
            writer.writerow(
                [
                    _text(printable(report.submission)),
                    function.exercise,
                    function.name,
                    _text(entry.name.removeprefix(f"{function.name}: ")),
                    "yes" if check.hidden else "no",
                    check.status.value,
                    check.points,
                    check.max_points,
                    check.misconception or "",
                    _text(entry.message),
                ]
            )
    return table.getvalue()


def _text(text: str) -> str:
    """Keep a text from being taken for a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
