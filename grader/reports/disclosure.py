"""What of a check other systems get to show: a name and a message, short and printable.

A system that shows everything to learners gets no text of a hidden check: its title and its
message tell what it looks at. Not even why a file can't be imported, where a hidden check has met
that: the file could raise what it was to be called with. Visible checks tell it in full, once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from grader.reports.message import CAUSE, as_text, from_text, sentence
from grader.reports.printable import clip, excerpt
from grader.reports.problems import Problem, problems
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report
from grader.reports.status import Status

MAX_NAME = 200
NOT_SHOWN = "What this check looks at is not shown."
_IN_GENERAL = {
    Status.FAILED: "The function answers, and not as it should.",
    Status.ERROR: "The function raised an error, took too long, or could not be imported.",
    Status.WAITING: "The function is built on another one that is not right yet.",
    Status.TODO: "The function is still to do.",
    Status.NOT_GRADED: "The grader itself failed here; this is not the function's mistake.",
}


@dataclass(frozen=True)
class Entry:
    """A check, and how it may be shown."""

    check: CheckReport
    name: str
    """It tells the check from the others of its function."""
    message: str
    """Why points were lost; empty where none were."""


def entries(report: Report, function: FunctionReport, *, tell_hidden: bool) -> Iterator[Entry]:
    """Yield a function's checks, in order; with or without the texts of those that are hidden."""
    told = {one.broken_file.name: one for one in problems(report) if one.broken_file}
    hidden = 0
    for check in function.checks:
        hidden += check.hidden
        is_told = tell_hidden or not check.hidden
        name = f"{function.name}: {check.title}"
        if not is_told:
            name = f"{function.name}, hidden check {hidden}"
        problem = told.get(check.broken_file.name) if check.broken_file else None
        if problem is not None and check is not problem.first:
            message = _see(problem, function)
        elif is_told:
            message = excerpt(as_text(check.message))
        else:
            message = _in_general(check)
        yield Entry(check, clip(name, MAX_NAME), message)


def only_visible(report: Report) -> Report:
    """Return a report that knows nothing of hidden checks: what is made of it can tell nothing.

    Their points are in neither sum. A function or an exercise that has no others is left out.
    """
    exercises = []
    for exercise in report.exercises:
        functions = [
            replace(function, checks=visible)
            for function in exercise.functions
            if (visible := tuple(check for check in function.checks if not check.hidden))
        ]
        if functions:
            exercises.append(ExerciseReport(exercise.name, tuple(functions)))
    return replace(report, exercises=tuple(exercises))


def for_learners(report: Report) -> Report:
    """Return a report that learners may read as a whole, however it is shown.

    Hidden checks keep their points and what became of them, and lose their texts.
    """
    exercises = []
    for exercise in report.exercises:
        functions = [
            replace(one, checks=tuple(map(_for_learners, entries(report, one, tell_hidden=False))))
            for one in exercise.functions
        ]
        exercises.append(replace(exercise, functions=tuple(functions)))
    return replace(report, exercises=tuple(exercises))


def _for_learners(entry: Entry) -> CheckReport:
    """Return a check without what is not to be told of it: the name of a hidden one tells, too."""
    if not entry.check.hidden:
        return entry.check
    return replace(entry.check, id="", title=entry.name, message=from_text(entry.message))


def _see(problem: Problem, function: FunctionReport) -> str:
    """Say where it is told why a file can't be imported."""
    teller = problem.functions[0]
    name = teller.name if teller.exercise == function.exercise else teller.full_name
    place = problem.broken_file.place if problem.broken_file else ""
    return f"{place}: the file can't be imported, for the reason told at {name}."


def _in_general(check: CheckReport) -> str:
    """Say what has become of a hidden check without telling what it looks at.

    A known mistake is explained by words of ours, which tell no input.
    """
    if check.status is Status.PASSED:
        return ""
    causes = [line for line in check.message if line.label == CAUSE and check.misconception]
    general = sentence(f"{_IN_GENERAL[check.status]} {NOT_SHOWN}")
    return excerpt(as_text((*general, *causes[:1])))
