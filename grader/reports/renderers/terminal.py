"""The report for the terminal: a scoreboard, the first problems, and what to do next.

Its few rows and colours are written by hand: a library for it takes longer to load than all of
the checks of the toolkit take to run.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from grader.reports.message import LABEL_WIDTH, Line
from grader.reports.problems import Problem, broken_modules, has_a_todo, problems
from grader.reports.renderers import words
from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

MIN_WIDTH, MAX_WIDTH = 60, 100
MAX_INDENT = 12
"""Spaces before a fact, which may be what a learner printed: a line has room for it after them."""
SIGNS = "✓✗…○─"
"""What is printed beyond ASCII; `render` does without where the terminal can't show it."""
_PLAIN_SIGNS = str.maketrans(dict(zip(SIGNS, ("+", "x", ".", "o", "-"), strict=True)))

# ANSI codes; each stands beside a sign and a word: colour never stands alone.
_COLORS = {
    Status.PASSED: "32",
    Status.FAILED: "31",
    Status.ERROR: "31",
    Status.WAITING: "33",
    Status.TODO: "36",
    Status.NOT_GRADED: "33",
}
_BOLD, _DIM = "1", "2"


def render(report: Report, *, width: int, color: bool, unicode: bool) -> str:
    """Return the report as text for a terminal of this width, with or without colour."""
    page = _Page(max(MIN_WIDTH, min(width, MAX_WIDTH)), color)
    lines = [page.styled(_header(report), _DIM), "", *_scoreboard(page, report)]
    for problem in problems(report):
        lines += ["", *_problem(page, report, problem)]
    lines += ["", *_closing(page, report)]
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return text if unicode else plain(text)


def render_problem(report: Report, problem: Problem, *, width: int, color: bool) -> list[str]:
    """Return one problem as lines for a terminal of this width, with or without colour."""
    return list(_problem(_Page(width, color), report, problem))


def plain(text: str) -> str:
    """Return a text in ASCII, for a terminal that can't show our signs."""
    return text.translate(_PLAIN_SIGNS).encode("ascii", "replace").decode("ascii")


def has_signs(encoding: str) -> bool:
    """Whether a terminal's encoding has the signs that we use."""
    try:
        SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@dataclass(frozen=True)
class _Page:
    """How wide lines may be, and whether they may be coloured."""

    width: int
    color: bool

    def styled(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text

    def wrapped(self, text: str, indent: str = "") -> list[str]:
        return textwrap.wrap(text, self.width, initial_indent=indent, subsequent_indent=indent) or [
            ""
        ]


def _header(report: Report) -> str:
    """Say what was graded, and where it ran."""
    where = "in a sandbox (bubblewrap)" if report.sandbox == "bubblewrap" else "in a plain process"
    return f"{report.submission}/, graded {where}"


def _scoreboard(page: _Page, report: Report) -> Iterator[str]:
    """Yield a row for each function, below one for its exercise."""
    names = [exercise.name for exercise in report.exercises]
    names += [f"  {function.name}" for function in report.functions]
    name_width = max(map(len, names), default=0)
    broken = broken_modules(report)
    for number, exercise in enumerate(report.exercises):
        if number:
            yield ""
        row = f"   {exercise.name:<{name_width}}{exercise.points:>5} / {exercise.max_points}"
        yield page.styled(row, _BOLD)
        for function in exercise.functions:
            sign, color = words.SIGNS[function.status], _COLORS[function.status]
            score = f"{function.points:>5} / {function.max_points:<3}"
            row = f"    {function.name:<{name_width - 2}}{score} "
            says = words.verdict(function, broken)
            if len(sign + row + says) > page.width:
                says = words.verdict(function, brief=True)
            yield f"{page.styled(sign, color)}{row}{page.styled(says, color)}"


def _problem(page: _Page, report: Report, problem: Problem) -> Iterator[str]:
    """Yield the first check of a problem in full, and count the rest."""
    function, broken = problem.functions[0], problem.broken_file
    if broken is not None:
        name, says = broken.module, words.NOT_IMPORTED
        place = f"{report.submission}/{broken.place}"
    else:
        name, says = function.name, words.verdict(function)
        at = f", line {function.line}" if function.line else ""
        place = f"{report.submission}/{function.exercise}.py{at}"
    rule = "─" * max(3, page.width - len(name) - len(place) - len(says) - 8)
    yield (
        f"{page.styled(name, _BOLD)}  {place}  {page.styled(says, _COLORS[function.status])}  "
        f"{page.styled(rule, _DIM)}"
    )
    yield from page.wrapped(problem.title)
    for line in problem.first.message:
        yield from _fact(page, line)
    if problem.rest:
        yield f"  {words.not_shown(problem.rest)}"


def _fact(page: _Page, line: Line) -> Iterator[str]:
    """Yield a line of a message; where it is too long, what follows keeps the facts' column."""
    if line.label is None:
        yield from page.wrapped(line.text, "  ")
        return
    column = " " * (LABEL_WIDTH + 2)
    indent = min(len(line.text) - len(line.text.lstrip()), MAX_INDENT)
    first, *rest = page.wrapped(line.text.lstrip(), column + " " * indent)
    yield f"  {page.styled(f'{line.label:<{LABEL_WIDTH}}', _BOLD)}{first[LABEL_WIDTH + 2 :]}"
    yield from rest


def _closing(page: _Page, report: Report) -> Iterator[str]:
    """Yield the score, and what to do next."""
    full = not report.not_graded and report.points == report.max_points and not report.graded_later
    style = f"{_BOLD};32" if full else _BOLD
    score, seed = words.score(report), f"(--seed {report.seed} repeats this run)"
    if len(score) + 3 + len(seed) <= page.width:
        yield f"{page.styled(score, style)}   {seed}"
    else:
        yield from (page.styled(line, style) for line in page.wrapped(score))
        yield seed
    for sentence in (_waiting(report), next_step(report), *_help(report), _still_to_come(report)):
        if sentence:
            yield from page.wrapped(sentence)


def _waiting(report: Report) -> str:
    """Say which functions wait for others."""
    names = [
        function.full_name
        for function in report.functions
        if function.status is Status.WAITING and function.broken_file is None
    ]
    return f"Waiting until others are right: {', '.join(names)}." if names else ""


def _help(report: Report) -> Iterator[str]:
    """Say how to get a hint about what is to be mended, and its call as a script."""
    function = report.next_function
    if function is None or function.broken_file is not None:
        return
    if function.status not in (Status.FAILED, Status.ERROR):
        return
    same_name = [one for one in report.functions if one.name == function.name]
    name = function.name if len(same_name) == 1 else function.full_name
    yield f"For a hint: kata hint {name}"
    yield f"For its call, to run it yourself: kata replay {name} --seed {report.seed}"


def _still_to_come(report: Report) -> str:
    """Say what to do where all that is checked here is right, and more will be."""
    if report.next_function is not None or not report.graded_later or report.not_graded:
        return ""
    return (
        "All that is checked here is right. What is graded later draws other inputs, and looks at "
        "edge cases: read each docstring once more, and try inputs of your own."
    )


def next_step(report: Report) -> str:
    """Say what to do next, in the order of the katas; nothing where all is done."""
    function = report.next_function
    if function is None:
        was_stopped = report.not_graded and not problems(report)
        return "Run this again, to its end: then there is a score." if was_stopped else ""
    first = "Start here" if report.points == 0 and not report.not_graded else "Next"
    return f"{first}: {task(report, function)}. Then run this again."


def task(report: Report, function: FunctionReport) -> str:
    """Say what to do about a function that is not right, as the middle of a sentence."""
    file = f"{report.submission}/{function.exercise}.py"
    at = f" (line {function.line})" if function.line else ""
    if function.broken_file is not None:
        return f"mend {report.submission}/{function.broken_file.place}"
    if has_a_todo(function):
        return f"open {file}, find `{function.name}`{at}, and replace its TODO"
    return f"mend `{function.name}`{at} in {file}"
