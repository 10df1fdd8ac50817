"""A table with one row for each check, for spreadsheets: what a teacher looks at.

It tells hidden checks, too.
"""

import csv
import io

from grader.reports.disclosure import entries
from grader.reports.printable import printable
from grader.reports.report import Report
from grader.reports.spreadsheet import cell

COLUMNS = (
    "submission", "exercise", "function", "check", "hidden", "status", "points", "max_points",
    "misconception", "message",
)  # fmt: skip


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
                    cell(printable(report.submission)),
                    function.exercise,
                    function.name,
                    cell(entry.name.removeprefix(f"{function.name}: ")),
                    "yes" if check.hidden else "no",
                    check.status.value,
                    check.points,
                    check.max_points,
                    check.misconception or "",
                    cell(entry.message),
                ]
            )
    return table.getvalue()
