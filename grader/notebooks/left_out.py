"""Asks submitted notebooks what was left out while their cells ran: for the words of a page.

A worker says it, so it may be anything; no points hang on it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.grading import CALL_TIMEOUT
from grader.reports.printable import clip

REPORT = "__notebook__"
"""The function that a notebook's module tells it by (`grader.worker.cells`)."""
MAX_SHOWN, WIDTH = 5, 100


def what_was_left_out(folder: Path, exercises: Iterable[str], sandbox: str) -> dict[str, list[str]]:
    """Return for exercises, by their modules in a folder, what was left out, in sentences."""
    submission = Submission(read_files(folder), CALL_TIMEOUT, choose_sandbox(sandbox).start_worker)
    try:
        return {
            name: sentences(submission.call(name, REPORT, (), {}).value)
            for name in sorted(exercises)
        }
    finally:
        submission.close()


def sentences(told: Any) -> list[str]:
    """Put what a worker has told into words; nothing where it has another form."""
    match told:
        case [list(magics), list(failures)]:
            lines = [f"`{clip(one, 60)}`" for one in magics if isinstance(one, str)]
            shown = ", ".join(lines[:MAX_SHOWN])
            notes = [f"Left out, as it is not Python: {shown}."] if shown else []
            return notes + [note for one in failures[:MAX_SHOWN] if (note := _failure(one))]
    return []


def _failure(told: Any) -> str:
    match told:
        case [str(place), int(line), str(error), str(text)]:
            where = f"{clip(place, WIDTH)}, line {line % 10**6}"
            says = f"{clip(error, WIDTH)}: {clip(text, WIDTH)}" if text else clip(error, WIDTH)
            return f"Stopped at {where}: {says.rstrip('.')}."
    return ""
