"""Shows how the grading of a class goes on: a bar in a terminal, lines where there is none."""

import sys
from collections import deque
from collections.abc import Iterator

from rich.console import Console, Group
from rich.live import Live
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from grader.classroom.grading import Begun, Done
from grader.classroom.lanes import Remark
from grader.reports.printable import printable

SHOWN = 5
"""Of the last students."""
EVERY = 50
"""Students, of which a line says how far it is, where there is no terminal."""


def show(steps: "Iterator[Begun | Done | Remark]") -> bool:
    """Follow a grading to its end, and say what came of it; return whether all were graded.

    Ctrl-C ends it; what is in the gradebook stays. Raises KeyboardInterrupt then.
    """
    begun = next(steps)
    assert isinstance(begun, Begun)
    console = Console()
    done: list[bool] = []
    try:
        if console.is_terminal:
            _in_a_terminal(console, begun, steps, done)
        else:
            _line_by_line(begun, steps, done)
    except KeyboardInterrupt:
        steps.close()  # type: ignore[attr-defined]  # it is a generator
        sys.stdout.write(f"Stopped. {_counted(sum(done), 'is', 'are')} in the gradebook; ")
        sys.stdout.write("the same command goes on from there.\n")
        raise
    failed = done.count(False)
    sys.stdout.write(_summary(begun, len(done) - failed, failed))
    return not failed and not begun.unreadable


def _in_a_terminal(
    console: Console, begun: Begun, steps: "Iterator[Begun | Done | Remark]", done: list[bool]
) -> None:
    last: deque[Text] = deque(maxlen=SHOWN)
    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
    )
    task = progress.add_task("", total=begun.to_grade, rate="")
    with Live(progress, console=console, transient=True) as live:
        for step in steps:
            if isinstance(step, Remark):
                console.print(Text(step.text))
                continue
            assert isinstance(step, Done)
            done.append(step.report is not None)
            last.append(Text(told(step), no_wrap=True, overflow="ellipsis"))
            speed = progress.tasks[0].speed
            progress.update(task, advance=1, rate=f"{speed * 60:.0f} a minute" if speed else "")
            live.update(Group(*last, progress))


def _line_by_line(begun: Begun, steps: "Iterator[Begun | Done | Remark]", done: list[bool]) -> None:
    for step in steps:
        if isinstance(step, Remark):
            sys.stdout.write(f"{step.text}\n")
            sys.stdout.flush()
            continue
        assert isinstance(step, Done)
        done.append(step.report is not None)
        if step.report is None or len(done) % EVERY == 0:
            sys.stdout.write(f"{len(done)} of {begun.to_grade}: {told(step)}\n")
            sys.stdout.flush()


def told(done: Done) -> str:
    """Return what came of one submission, as a line."""
    who = printable(done.handed_in.identity)
    if done.report is None:
        return f"{who}: not graded, for the grader was ended"
    return f"{who}: {done.report.points} of {done.report.max_points}"


def _summary(begun: Begun, graded: int, failed: int) -> str:
    lines = [f"{_counted(graded, 'was', 'were')} graded."]
    if begun.unchanged:
        lines.append(f"{_counted(begun.unchanged, 'has', 'have')} not changed since.")
    if begun.unreadable:
        cannot = _counted(begun.unreadable, "can't", "can't")
        lines.append(f"{cannot} be read: see above.")
    if failed:
        lines.append(f"{_counted(failed, 'was', 'were')} not graded; the same command tries again.")
    return " ".join(lines) + "\n"


def _counted(count: int, one: str, many: str) -> str:
    """Return "1 submission was", "3 submissions were"."""
    return f"{count} submission {one}" if count == 1 else f"{count} submissions {many}"
