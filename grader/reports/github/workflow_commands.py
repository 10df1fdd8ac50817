"""Commands in the output of a job, as GitHub's runner reads them: annotations, and a fence.

Source: "Workflow commands for GitHub Actions" in GitHub's documentation. A value's percent signs
and line ends are escaped; in a property, colons and commas are, too.
"""

import secrets

from grader.reports.message import as_text
from grader.reports.printable import printable
from grader.reports.problems import problems
from grader.reports.renderers.words import NOT_IMPORTED
from grader.reports.report import Report

MAX_MESSAGE = 2000
"""Characters of one annotation: what is longer is not shown anyway."""


def annotations(report: Report, folder: str) -> list[str]:
    """Return a command for each problem.

    It marks where a function that is wrong begins, or where a file goes wrong.
    """
    commands = []
    for problem in problems(report):
        function, broken = problem.functions[0], problem.broken_file
        file, line = (broken.name, broken.line) if broken else (None, function.line)
        points = f"{function.name}: {function.points} of {function.max_points} points"
        properties = {
            "file": f"{folder}/{file or f'{function.exercise}.py'}",
            "line": str(line or 1),
            "title": f"{file} {NOT_IMPORTED}" if broken else points,
        }
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = _message(f"{problem.title}\n{as_text(problem.first.message)}")
        commands.append(f"::error {listed}::{message}")
    return commands


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
