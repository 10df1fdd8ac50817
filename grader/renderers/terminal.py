"""The report for the terminal: a scoreboard, the first problems, and what to do next."""

import io
import re

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.outcome import Status
from grader.report import FunctionReport, Report

# A sign, its plain form, what it says, its colour.
_SIGNS = {
    Status.PASSED: ("✓", "+", "right", "green"),
    Status.FAILED: ("✗", "x", "wrong answer", "red"),
    Status.ERROR: ("✗", "x", "error", "red"),
    Status.WAITING: ("…", ".", "waiting", "yellow"),
    Status.TODO: ("○", "o", "to do", "cyan"),
}
MIN_WIDTH, MAX_WIDTH = 60, 100
# What our own sentences contain beyond ASCII.
_ASCII = str.maketrans({"…": "...", "─": "-"})


def render(report: Report, *, width: int, color: bool, unicode: bool) -> str:
    """Return the report as text for a terminal of this width, with or without colour."""
    console = Console(
        file=io.StringIO(),
        width=max(MIN_WIDTH, min(width, MAX_WIDTH)),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    console.print(_scoreboard(report, unicode))
    for function in _functions_with_problems(report):
        _print_problem(console, report, function, unicode)
    _print_closing(console, report)
    text = "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()) + "\n"  # type: ignore[attr-defined]
    return text if unicode else text.translate(_ASCII).encode("ascii", "replace").decode("ascii")


def _scoreboard(report: Report, unicode: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column()
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for number, exercise in enumerate(report.exercises):
        if number:
            table.add_row()
        score = Text(f"{exercise.points} / {exercise.max_points}", style="bold")
        table.add_row("", Text(exercise.name, style="bold"), score, "")
        for function in exercise.functions:
            sign, plain, says, style = _SIGNS[function.status]
            table.add_row(
                Text(sign if unicode else plain, style=style),
                f"  {function.name}",
                f"{function.points} / {function.max_points}",
                Text(says, style=style),
            )
    return table


def _functions_with_problems(report: Report) -> list[FunctionReport]:
    """Functions whose first lost check has more to say than "to do" or "waits for a to do"."""
    return [
        function
        for function in report.functions
        if function.lost and function.status in (Status.FAILED, Status.ERROR)
    ]


def _print_problem(
    console: Console, report: Report, function: FunctionReport, unicode: bool
) -> None:
    """Print the first problem of a function in full, and count the rest."""
    first, *rest = function.lost
    _, _, says, style = _SIGNS[function.status]
    at = f", line {function.line}" if function.line else ""
    console.print()
    console.rule(
        Text.assemble(
            (f"{function.exercise}.{function.name}", "bold"),
            f"  {report.submission}/{function.exercise}.py{at}  ",
            (says, style),
        ),
        align="left",
        characters="─" if unicode else "-",
        style="dim",
    )
    console.print(Text(first.check.title))
    for line in first.message.splitlines():
        # Wrapped lines stay in the column of the facts.
        label, fact = _split_label(line)
        if label is None:
            console.print(Padding(Text(fact), (0, 0, 0, 2)))
            continue
        grid = Table.grid(padding=(0, 0))
        grid.add_column(width=10, no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(Text(label, style="bold"), Text(fact))
        console.print(Padding(grid, (0, 0, 0, 2)))
    if rest:
        count = "1 more check" if len(rest) == 1 else f"{len(rest)} more checks"
        console.print(Padding(Text(f"({count} of this function not passed)"), (0, 0, 0, 2)))


def _split_label(line: str) -> tuple[str | None, str]:
    """Split a line of a message into label and fact; no label where it is a sentence."""
    match = re.fullmatch(r"(?:(\w[\w …]{0,8}\S?)|) {2,}(.*)|(.{10})(.*)", line)
    if match is None or (match[2] is None and not line.startswith(" " * 10)):
        return None, line
    return match[1] or "", match[2] if match[2] is not None else match[4]


def _print_closing(console: Console, report: Report) -> None:
    """Print the score, and what to do next."""
    console.print()
    score = f"{report.points} of {report.max_points} points"
    full = report.points == report.max_points
    console.print(Text(score, style="bold green" if full else "bold"), end="")
    console.print(Text(f"   (seed {report.seed}: --seed {report.seed} repeats this run)"))
    waiting = _waiting_sentence(report)
    if waiting:
        console.print(Text(waiting))
    step = next_step(report)
    if step:
        console.print(Text(step))


def _waiting_sentence(report: Report) -> str:
    """Say which functions wait for others, where that is no "to do"."""
    names = [
        f"{function.exercise}.{function.name}"
        for function in report.functions
        if function.status is Status.WAITING
    ]
    if not names:
        return ""
    return f"Waiting for others: {', '.join(names)}."


def next_step(report: Report) -> str:
    """Say what to do next, in the order of the katas."""
    for function in report.functions:
        if not function.lost or function.status is Status.WAITING:
            continue
        file = f"{report.submission}/{function.exercise}.py"
        at = f" (line {function.line})" if function.line else ""
        if function.status is Status.TODO:
            task = f"open {file}, find `{function.name}`{at}, and replace its TODO"
        else:
            task = f"mend `{function.name}`{at} in {file}"
        first = "Start here" if report.points == 0 else "Next"
        return f"{first}: {task}. Then run the grader again."
    return ""
