"""kata solution: how we wrote a function, beside the learner's, once that one is right."""

import ast
import textwrap
from collections.abc import Sequence
from pathlib import Path

from grader.boundary.submitted_files import read_files
from grader.comparing.differences import differences
from grader.course import FunctionName, course, module_of
from grader.grading import checks_of, grade
from grader.judging.check import load_checks
from grader.judging.dependencies import dependencies
from grader.judging.names import find_subject
from grader.learning.definitions import definitions
from grader.reports.printable import printable
from grader.reports.renderers.words import verdict
from grader.reports.report import FunctionReport
from grader.reports.status import Status

GAP = 4
"""Columns between two texts that stand side by side."""
MAX_LINES = 200
"""Of a learner's function that are shown."""
_TO_COME = {
    Status.TODO: "It is still to do.",
    Status.WAITING: "It waits for another function.",
}


class NotRightYetError(Exception):
    """The learner's function is not right yet; its text says how far it is."""


def solution(name: str, width: int, folder: Path | None = None) -> str:
    """Grade a function; return the learner's text and ours, and what differs.

    Raises NoSuchFunctionError, NotRightYetError.
    """
    subject = find_subject(name, list(dict.fromkeys(check.subject for check in load_checks())))
    folder = folder or course().exercises
    report = _graded(subject, folder)
    if report.status is not Status.PASSED:
        raise NotRightYetError(_how_far(report))
    yours, ours = (_definition(place, subject) for place in (folder, course().solutions))
    assert ours is not None
    text, our_text = (None if yours is None else body_of(*yours)), body_of(*ours)
    if text is None or yours is None:
        said = ["Yours is not defined by `def`, so it can't be shown."]
        shown = ["Ours:", "", *our_text]
    else:
        said = differences(yours[0], ours[0])
        shown = beside(["Yours:", "", *text[:MAX_LINES]], ["Ours:", "", *our_text], width)
    told = [line for one in said for line in textwrap.wrap(one, max(width, 24))]
    points = f"{subject}: {verdict(report)}, {report.points} of {report.max_points} points."
    return "\n".join([points, "", *shown, "", *told]) + "\n"


def _graded(subject: FunctionName, folder: Path) -> FunctionReport:
    """Grade a function, with what it is built on: ours stands in where that is not right."""
    beneath = dependencies().get(subject, ())
    checks = [check for one in (*beneath, subject) for check in checks_of(one)]
    report = grade(read_files(folder), checks, name_mistakes=False)
    return next(one for one in report.functions if one.full_name == subject)


def _how_far(report: FunctionReport) -> str:
    said = _TO_COME.get(report.status, f"It has {report.points} of {report.max_points} points.")
    return (
        f"{report.full_name} is not right yet. {said} Once it is, this shows how we wrote it; "
        f"until then, `kata hint {report.full_name}` helps."
    )


Definition = tuple[ast.FunctionDef, Sequence[str]]
"""A function, and the lines of the file that it stands in."""


def _definition(folder: Path, subject: FunctionName) -> Definition | None:
    text = read_files(folder).text_of(module_of(subject))
    found = definitions(text).get(subject.partition(".")[2])
    return None if found is None else (found, text.splitlines())


def body_of(definition: ast.FunctionDef, lines: Sequence[str]) -> list[str]:
    """Return a function's lines below its docstring, without the markers of solutions."""
    begin = definition.body[0].lineno - 1
    if ast.get_docstring(definition) is not None:
        begin = definition.body[0].end_lineno or begin
    if begin < definition.lineno:  # all of it in one line
        return [printable(text) for one in definition.body for text in ast.unparse(one).split("\n")]
    body = [
        line for line in lines[begin : definition.end_lineno] if "### " not in line[:20].strip()
    ]
    dedented = textwrap.dedent("\n".join(body)).strip("\n").split("\n")
    return [printable(line.replace("\t", "    ")) for line in dedented]


def beside(left: Sequence[str], right: Sequence[str], width: int) -> list[str]:
    """Put two texts side by side where there is room, else one below the other."""
    room = max(map(len, left))
    if room + GAP + max(map(len, right)) > width:
        return [*left, "", *right]
    height = max(len(left), len(right))
    both = zip(_padded(left, height), _padded(right, height), strict=True)
    return [f"{one:<{room}}{'':{GAP}}{other}".rstrip() for one, other in both]


def _padded(lines: Sequence[str], height: int) -> list[str]:
    return [*lines, *[""] * (height - len(lines))]
