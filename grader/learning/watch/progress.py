"""What a learner has reached, kept from one day to the next: `.katas/progress.json`."""

import contextlib
import json
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from grader.course import FunctionName, course
from grader.files import write_file
from grader.reports.report import Report
from grader.reports.status import Status

FILE = ".katas/progress.json"
"""In the course's folder; a learner may delete it."""


@dataclass(frozen=True)
class Progress:
    """Where a learner was when something was last graded."""

    points: int = 0
    max_points: int = 0
    right: frozenset[FunctionName] = field(default_factory=frozenset)
    """Functions that have been right; one that is no longer right stays among them."""

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to come back to."""
        return bool(self.right)


def read_progress(file: Path | None = None) -> Progress:
    """Return what was kept; nothing where the file is missing or damaged."""
    file = file or course().root / FILE
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        points, of, right = data["points"], data["max_points"], data["right"]
    except (OSError, ValueError, LookupError, TypeError):
        return Progress()
    numbers = type(points) is int and type(of) is int
    if not (numbers and isinstance(right, list) and all(isinstance(one, str) for one in right)):
        return Progress()
    return Progress(points, of, frozenset(right))


def keep_progress(report: Report, before: Progress, file: Path | None = None) -> Progress:
    """Note what a complete report says; return it. Where it can't be written, it isn't kept."""
    file = file or course().root / FILE
    right = frozenset(one.full_name for one in report.functions if one.status is Status.PASSED)
    now = Progress(report.points, report.max_points, before.right | right)
    if now != before:
        written = {"points": now.points, "max_points": now.max_points, "right": sorted(now.right)}
        with contextlib.suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            write_file(file, json.dumps(written, indent=1) + "\n")
    return now


def no_longer_right(report: Report, progress: Progress) -> Collection[FunctionName]:
    """Return the functions that were right once, and are not."""
    settled = (Status.PASSED, Status.NOT_GRADED, Status.WAITING)
    return [
        one.full_name
        for one in report.functions
        if one.status not in settled and one.full_name in progress.right
    ]
