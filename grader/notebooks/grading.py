"""Grades notebooks: as the modules that they become, by the ordinary grader.

A statement that ends Python itself, or hangs where nothing can stop it, would cost its notebook:
it is found, left out, and all is graded again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.boundary.outcome import TimedOut
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import SubmittedFiles
from grader.grading import CALL_TIMEOUT, grade
from grader.judging.check import Check
from grader.judging.failures import had_no_answer_from_an_import
from grader.notebooks.beside import files_beside
from grader.notebooks.cells import Cell
from grader.notebooks.left_out import REPORT, what_was_left_out
from grader.notebooks.modules import files_of, module_text
from grader.notebooks.page import feedback_text
from grader.notebooks.wording import NotebookWording
from grader.reports.report import FunctionReport, Report

MAX_FATAL = 3
"""How many statements that end all are left out, at most: each costs a grading more."""
_PLACE = re.compile(r"^(\w+)\.ipynb, cell \d+, line \d+$", re.ASCII | re.MULTILINE)


@dataclass(frozen=True)
class Notebooks:
    """What somebody has written."""

    cells: Mapping[str, Sequence[Cell]]
    """Of each notebook that can be read."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What is given above them."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """Why the others can't be read."""
    beside: Path = Path()
    """The folder that they lie in, with other files."""
    modules: Mapping[str, bytes] = field(default_factory=dict)
    """Those that were handed in as modules, and not as notebooks."""

    def as_modules(self, fatal: Mapping[str, str], traced: bool = False) -> SubmittedFiles:
        """Return a module for each notebook: see `grader.worker.cells.run_cells`."""
        texts = {
            name: module_text(cells, self.headers.get(name, ""), fatal, traced)
            for name, cells in self.cells.items()
        }
        return files_of(texts, self.beside, self.modules)


@dataclass(frozen=True)
class GradedNotebooks:
    """What came of them."""

    report: Report
    fatal: Mapping[str, str]
    """The statements that were left out since they end all, by place; and why."""
    notes: Mapping[FunctionReport, Sequence[str]]
    """What else is told at a function that has lost points: what did not run, each once."""


def grade_notebooks(
    notebooks: Notebooks, checks: Sequence[Check], seed: int | None = None, sandbox: str = "auto"
) -> GradedNotebooks:
    """Grade notebooks by these checks. Raises SandboxError."""
    fatal: dict[str, str] = {}
    wording = NotebookWording(notebooks.unread)
    while True:
        modules = notebooks.as_modules(fatal)
        report = grade(modules, checks, seed, sandbox=sandbox, wording=wording)
        is_last = len(fatal) == MAX_FATAL
        found = {} if is_last else _fatal_statement(notebooks, fatal, report, sandbox)
        if not found:
            notes = _notes(notebooks, modules, report, fatal, sandbox)
            return GradedNotebooks(report, fatal, notes)
        fatal |= found


def _fatal_statement(
    notebooks: Notebooks, fatal: Mapping[str, str], report: Report, sandbox: str
) -> dict[str, str]:
    """Return a statement that ends all, by place, with the reason; nothing where there is none.

    The worker says where it is. It may say anything: that costs its own notebook.
    """
    broken = {one.broken_file.module for one in report.functions if one.broken_file}
    for name in sorted(broken & notebooks.cells.keys()):
        modules = notebooks.as_modules(fatal, traced=True)
        submission = Submission(modules, CALL_TIMEOUT, choose_sandbox(sandbox).start_worker)
        try:
            outcome = submission.call(name, REPORT, (), {}).outcome
            *_, place = ["", *(match[0] for match in _PLACE.finditer(submission.take_output()))]
        finally:
            submission.close()
        if place and place not in fatal and had_no_answer_from_an_import(outcome):
            ended = "it had not ended, and nothing could stop it"
            return {place: ended if isinstance(outcome, TimedOut) else "it ended Python itself"}
    return {}


def _notes(
    notebooks: Notebooks,
    modules: SubmittedFiles,
    report: Report,
    fatal: Mapping[str, str],
    sandbox: str,
) -> dict[FunctionReport, list[str]]:
    """Return what did not run, at the first function of each notebook that has lost points.

    What is told already, as the reason of a function, is not told again. Where no points are lost,
    it is told of what ends all.
    """
    shown_at: dict[str, FunctionReport] = {}
    for function in sorted(report.functions, key=lambda one: one.points == one.max_points):
        name = function.exercise
        if function.points < function.max_points or any(f"{name}." in place for place in fatal):
            shown_at.setdefault(name, function)
    if not shown_at:
        return {}
    told = "\n".join(feedback_text(report, function) for function in report.functions)
    notes: dict[FunctionReport, list[str]] = {}
    left_out = what_was_left_out(modules, shown_at.keys() & notebooks.cells.keys(), sandbox)
    for name, found in left_out.items():
        new = [note for note in found if not note.place or f"{note.place}\n" not in f"{told}\n"]
        notes[shown_at[name]] = [note.text for note in new]
        told += "".join(f"\n{note.place}" for note in new)
    first = next(iter(shown_at.values()))
    notes.setdefault(first, []).extend(files_beside(notebooks.beside).notes)
    return notes
