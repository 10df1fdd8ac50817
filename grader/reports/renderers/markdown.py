"""The report as Markdown: for the summary of a job, and for the comment on a pull request.

A report that comes from elsewhere may hold any text. So what is not a number, a status or a name
of a function stands in blocks of code, where nothing is a link, a mention or HTML; and all of it is
short.
"""

import re
from collections.abc import Iterator

from grader.reports.message import as_text
from grader.reports.printable import MAX_LINE, excerpt, printable
from grader.reports.problems import Problem, broken_modules, has_a_todo, problems
from grader.reports.renderers.words import NOT_IMPORTED, SIGNS, not_shown, score, signed_verdict
from grader.reports.report import Report
from grader.reports.status import Status

MAX_CHARACTERS = 50_000
"""Of the whole: GitHub takes 65,536 for a comment."""


def render(report: Report) -> str:
    """Return the report as Markdown."""
    parts = [f"## {score(report)}", _table(report)]
    left = MAX_CHARACTERS - sum(map(len, parts))
    found = problems(report)
    for number, problem in enumerate(found):
        shown = problem_section(problem)
        left -= len(shown)
        if left < 0:
            parts.append(f"({len(found) - number} more functions are not right.)")
            break
        parts.append(shown)
    return "\n\n".join(filter(None, [*parts, _next_step(report), _origin(report)])) + "\n"


def code(text: str) -> str:
    """Return text as a span of code, on one line, short."""
    shown = printable(text[:MAX_LINE])
    ticks = "`" * (_longest_run_of_ticks(shown) + 1)
    # Spaces keep ticks at its ends apart from those around it.
    return f"{ticks} {shown} {ticks}" if "`" in shown else f"`{shown or ' '}`"


def code_block(text: str) -> str:
    """Return text as a block of code, of a few lines."""
    content = excerpt(text)
    fence = "`" * max(3, _longest_run_of_ticks(content) + 1)
    return f"{fence}text\n{content}\n{fence}"


def _longest_run_of_ticks(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _table(report: Report) -> str:
    return "\n".join(["| function | points | |", "|---|--:|---|", *_rows(report)])


def _rows(report: Report) -> Iterator[str]:
    broken = broken_modules(report)
    for exercise in report.exercises:
        yield f"| **{code(exercise.name)}** | **{exercise.points} / {exercise.max_points}** | |"
        for function in exercise.functions:
            points = f"{function.points} / {function.max_points}"
            yield f"| {code(function.name)} | {points} | {signed_verdict(function, broken)} |"


def problem_section(problem: Problem) -> str:
    """Show the first check of a problem, and count the rest."""
    function, broken = problem.functions[0], problem.broken_file
    if broken is not None:
        heading = f"{code(broken.name)}{_at(broken.line)}: {SIGNS[Status.ERROR]} {NOT_IMPORTED}"
    else:
        place = f"{code(f'{function.exercise}.py')}{_at(function.line)}"
        heading = f"{code(function.name)}, in {place}: {signed_verdict(function)}"
    message = code_block(f"{problem.title}\n{as_text(problem.first.message)}")
    return "\n\n".join(filter(None, [f"### {heading}", message, not_shown(problem.rest)]))


def _at(line: int | None) -> str:
    return f", line {line}" if line else ""


def _next_step(report: Report) -> str:
    function = report.next_function
    if function is None:
        return ""
    if function.broken_file is not None:
        broken = function.broken_file
        return f"**Next:** mend {code(broken.name)}{_at(broken.line)}."
    at = f" (line {function.line})" if function.line else ""
    place = f"{code(function.name)}{at} in {code(f'{function.exercise}.py')}"
    task = "replace the TODO of" if has_a_todo(function) else "mend"
    return f"**Next:** {task} {place}."


def _origin(report: Report) -> str:
    where = "in a sandbox (bubblewrap)" if report.sandbox == "bubblewrap" else "in a plain process"
    return f"Graded {where}. `pytest grader --seed {report.seed}` repeats the random inputs."
