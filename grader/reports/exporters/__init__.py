"""The report for other systems: one module a format, each with `export(report) -> str`.

None of them trusts the report's texts: `entries` makes them short and harmless first.
"""

from collections.abc import Callable
from typing import TypeAlias

from grader.reports.exporters import classroom50, csv_table, exercism, gradescope, junit
from grader.reports.report import Report

Exporter: TypeAlias = Callable[[Report], str]

EXPORTERS: dict[str, Exporter] = {
    "gradescope": gradescope.export,
    "exercism": exercism.export,
    "classroom50": classroom50.export,
    "junit": junit.export,
    "csv": csv_table.export,
}
