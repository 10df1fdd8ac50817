"""Commands in the output of a job, as GitHub's runner reads them: annotations, and a fence.

Source: "Workflow commands for GitHub Actions" in GitHub's documentation. A value's percent signs
and line ends are escaped; in a property, colons and commas are, too.
"""

import re
import secrets
from collections.abc import Collection

from grader.reports.message import AT, as_text
from grader.reports.printable import printable
from grader.reports.problems import Problem, problems
from grader.reports.renderers.words import NOT_IMPORTED
from grader.reports.report import Report

MAX_MESSAGE = 2000
"""Characters of one annotation: what is longer is not shown anyway."""
_RAISED_AT = re.compile(r"(\w+\.py), line ([0-9]{1,6})\b")


def annotations(report: Report, folder: str) -> list[str]:
    """Return a command for each fault, which marks the line where it is.

    Where several functions end at one line with an error, that is one fault.
    """
    files = {f"{exercise.name}.py" for exercise in report.exercises}
    commands: dict[object, str] = {}
    for problem in problems(report):
        function, broken = problem.functions[0], problem.broken_file
        raised_at = _raised_at(problem, files)
        begins_at = (f"{function.exercise}.py", function.line)
        file, line = (broken.name, broken.line) if broken else raised_at or begins_at
        points = f"{function.name}: {function.points} of {function.max_points} points"
        properties = {
            "file": f"{folder}/{file}",
            "line": str(line or 1),
            "title": f"{file} {NOT_IMPORTED}" if broken else points,
        }
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = _message(f"{problem.title}\n{as_text(problem.first.message)}")
        commands.setdefault(raised_at or function.full_name, f"::error {listed}::{message}")
    return list(commands.values())


def _raised_at(problem: Problem, files: Collection[str]) -> tuple[str, int] | None:
    """Return in which of these files, and at which line, an error was raised: the innermost."""
    raised = [_RAISED_AT.match(one.text) for one in problem.first.message if one.label == AT]
    own = [(found[1], int(found[2])) for found in raised if found and found[1] in files]
    return own[-1] if own else None


def _message(text: str) -> str:
    """Return a message's lines, cut before they are escaped, so that no escape is cut."""
    lines = map(printable, text[:MAX_MESSAGE].split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return printable(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def fenced(text: str) -> str:
    """Return text with all commands in it switched off.

    A command that a learner's code prints would be the runner's otherwise. Nobody can know the
    word that switches them on again.
    """
    word = secrets.token_hex(16)
    return f"::stop-commands::{word}\n{text.rstrip()}\n::{word}::\n"
