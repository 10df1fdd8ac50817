"""Asks submitted notebooks what was left out while their cells ran: for the words of a page.

A worker says it, so it may be anything; no points hang on it.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import SubmittedFiles
from grader.grading import CALL_TIMEOUT
from grader.reports.printable import clip

REPORT = "__notebook__"
"""The function that a notebook's module tells it by (`grader.worker.cells`)."""
MAX_SHOWN, WIDTH = 5, 100


class Note(NamedTuple):
    """Something that did not run."""

    place: str
    """Of what stopped: "grid.ipynb, cell 7, line 3"; "" for what is not Python."""
    text: str
    """A sentence."""


def what_was_left_out(
    files: SubmittedFiles, exercises: Iterable[str], sandbox: str
) -> dict[str, list[Note]]:
    """Return for exercises, by their modules, what was left out."""
    submission = Submission(files, CALL_TIMEOUT, choose_sandbox(sandbox).start_worker)
    try:
        return {
            name: notes_of(submission.call(name, REPORT, (), {}).value)
            for name in sorted(exercises)
        }
    finally:
        submission.close()


def notes_of(told: Any) -> list[Note]:
    """Put what a worker has told into words; nothing where it has another form."""
    match told:
        case [list(magics), list(failures)]:
            lines = [f"`{clip(one, 60)}`" for one in magics if isinstance(one, str)]
            shown = ", ".join(lines[:MAX_SHOWN])
            notes = [Note("", f"Left out, as it is not Python: {shown}.")] if shown else []
            return [*notes, *filter(None, map(_failure, failures[:MAX_SHOWN]))]
    return []


def _failure(told: Any) -> Note | None:
    match told:
        case [str(place), int(line), str(error), str(text)]:
            where = f"{clip(place, WIDTH)}, line {line % 10**6}"
            says = f"{clip(error, WIDTH)}: {clip(text, WIDTH)}" if text else clip(error, WIDTH)
            return Note(where, f"Stopped at {where}: {says.rstrip('.')}.")
    return None
