"""Grades one submission after the other, as a teacher's program does that lives on.

    python -m tests.boundary.grade_in_turn MODE

Each line of standard input is a JSON list: a folder, the file for its report, the functions to
grade, and the seconds for a call. Each line of standard output says that one is done.
"""

import json
import sys
from pathlib import Path

from grader.boundary.submitted_files import read_files
from grader.grading import grade
from grader.judging.check import load_checks
from grader.reports.report_file import write_report
from tests.processes import adopt_orphans
from tests.submissions import SEED


def main(mode: str) -> None:
    """Grade until there are no more lines."""
    if sys.platform == "linux":
        adopt_orphans()
    checks = load_checks()
    for line in sys.stdin:
        folder, report, subjects, call_timeout = json.loads(line)
        chosen = [check for check in checks if check.subject in subjects]
        graded = grade(read_files(Path(folder)), chosen, SEED, call_timeout, sandbox=mode)
        write_report(graded, Path(report))
        print("graded", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
