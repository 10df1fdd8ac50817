"""The screen of `kata watch` as lines of text: it depends on what is known, and on the terminal."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from grader.course import course
from grader.learning.watch.progress import no_longer_right
from grader.learning.watch.state import State, View
from grader.reports.printable import printable
from grader.reports.problems import broken_modules, problems
from grader.reports.renderers import terminal, words
from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

MIN_WIDTH, MAX_WIDTH = 20, 100
_BOLD, _DIM, _GOOD, _REVERSED = "1", "2", "1;32", "7"
_KEYS = ("h hint", "l list", "p picture", "t try", "r again", "q quit")
_KEYS_OF_LIST = ("up and down, Enter: choose", "Esc: back", "q quit")
_KEYS_OF_TYPING = ("Enter: call it", "Esc: back")
_FULL, _EMPTY = "█", "░"
_PLAIN_BAR = str.maketrans({_FULL: "#", _EMPTY: "-"})


@dataclass(frozen=True)
class Terminal:
    """What the terminal can show."""

    width: int
    height: int
    color: bool
    unicode: bool
    has_keys: bool = True

    @property
    def columns(self) -> int:
        """How wide lines may be."""
        return max(MIN_WIDTH, min(self.width, MAX_WIDTH))

    def styled(self, text: str, code: str) -> str:
        """Return a text with a style, where there is colour."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def wrapped(self, text: str, style: str = "") -> list[str]:
        """Return a paragraph as lines."""
        lines = textwrap.wrap(printable(text), self.columns)
        return [self.styled(one, style) if style else one for one in lines]


def render(state: State, screen: Terminal) -> list[str]:
    """Return the lines of the screen, as many as there is room for."""
    top = [*_score(state, screen), ""]
    bottom = ["", *_notes(state, screen), *_keys(state, screen)]
    room = max(1, screen.height - len(top) - len(bottom))
    middle = _middle(state, screen, room)
    if len(middle) > room:
        left_out = len(middle) - room + 1
        more = f"({left_out} more lines: a higher window shows them)"
        middle = [*middle[: room - 1], screen.styled(more[: screen.columns], _DIM)]
    lines = [*top, *middle, *bottom]
    lines = [_in_its_signs(one, screen) for one in lines]
    return lines[-screen.height :] if screen.height < len(lines) else lines


def as_log(state: State, screen: Terminal) -> str:
    """Return what is told of a run where there is no screen: the score, and the function."""
    lines = [*_score(state, screen), *_middle(state, screen, 1000), *_notes(state, screen)]
    return _in_its_signs("\n".join(one for one in lines if one.strip()) + "\n", screen)


def _in_its_signs(text: str, screen: Terminal) -> str:
    """Return a text with signs that the terminal has."""
    return text if screen.unicode else terminal.plain(text.translate(_PLAIN_BAR))


# ── above ────────────────────────────────────────────────────────────────────────────────────


def _score(state: State, screen: Terminal) -> list[str]:
    title = course().title
    if state.report is None:
        return [screen.styled(title[: screen.columns], _BOLD), ""]
    points, of = state.report.points, max(1, state.report.max_points)
    score = f"{points} of {state.report.max_points} points"
    parts = [title, "grading ...", score] if state.is_grading else [title, score]
    while len(parts) > 1 and len("  ".join(parts)) > screen.columns:
        del parts[0]
    gap = screen.columns - len("  ".join(parts))
    head = "  ".join([*parts[:-1], ""]) + " " * (gap if len(parts) > 1 else 0) + parts[-1]
    room = screen.columns - 2
    full = points * room // of
    bar = f"[{_FULL * full}{_EMPTY * (room - full)}]"
    return [screen.styled(head, _GOOD if state.is_finished else _BOLD), bar]


# ── in the middle ────────────────────────────────────────────────────────────────────────────


def _middle(state: State, screen: Terminal, room: int) -> list[str]:
    if state.report is None:
        return screen.wrapped(state.notice or "Grading what is there ...")
    if state.view is View.LIST:
        return _list(state, state.report, screen, room)
    if state.view is View.TEXT:
        return _folded(state.text.rstrip("\n").split("\n"), screen)
    function = state.function
    if function is None:
        return _finished(state, state.report, screen, room)
    return _function(state.report, function, screen)


def _function(report: Report, function: FunctionReport, screen: Terminal) -> list[str]:
    """Show a function with its problem in full."""
    for problem in problems(report):
        if function in problem.functions:
            # Where its heading has no room it is folded, which colour would be in the way of.
            color = screen.color and screen.columns >= terminal.MIN_WIDTH
            lines = terminal.render_problem(report, problem, width=screen.columns, color=color)
            return lines if color else _folded(lines, screen)
    at = f", line {function.line}" if function.line else ""
    place = f"{report.submission}/{function.exercise}.py{at}"
    says = words.signed_verdict(function, broken_modules(report))
    lines = [screen.styled(function.name, _BOLD), *screen.wrapped(f"{place}: {says}"), ""]
    told = [check.title for check in function.checks if not check.hidden]
    if function.status in (Status.TODO, Status.WAITING):
        for title in told:
            lines += screen.wrapped(f"- {title}")
    if function.status is Status.WAITING:
        # What is to do stands below, with the line as it is now.
        lines += [part for one in function.lost[0].message for part in screen.wrapped(one.text)]
    return lines


def _folded(lines: Sequence[str], screen: Terminal) -> list[str]:
    """Return lines as they are, and those that are too long as several."""
    found: list[str] = []
    for one in lines:
        found += [one] if len(one) <= screen.columns else screen.wrapped(one)
    return found


def _list(state: State, report: Report, screen: Terminal, room: int) -> list[str]:
    """Show all functions; of a long list the part around the one that is pointed at."""
    rows = []
    for number, one in enumerate(report.functions):
        here = number == state.cursor
        row = f"{'>' if here else ' '} {words.SIGNS[one.status]} {one.full_name}"
        score = f"{one.points} / {one.max_points}"
        gap = screen.columns - len(row) - len(score)
        row = f"{row}{' ' * gap}{score}" if gap >= 2 else row[: screen.columns]
        rows.append(screen.styled(row, _REVERSED) if here else row)
    start = min(max(0, state.cursor - room // 2), max(0, len(rows) - room))
    return rows[start : start + room]


def _finished(state: State, report: Report, screen: Terminal, room: int) -> list[str]:
    """All is right: what was trained, what has been learned, what comes next."""
    if not state.is_finished:
        return screen.wrapped(
            "Grading the others ..." if state.is_grading else "Not all was graded."
        )
    if report.graded_later:
        says = (
            f"All that is checked here is right. {report.graded_later} more points are graded "
            "later, with other inputs and edge cases: read each docstring once more, and try "
            "inputs of your own."
        )
    else:
        says = f"All {report.max_points} points. Everything is right."
    farewell: list[str] = []
    for paragraph in course().farewell.strip().split("\n"):
        farewell += screen.wrapped(paragraph)
    lines = [*screen.wrapped(says, _GOOD), *farewell]
    picture = state.picture.rstrip("\n").split("\n") if state.picture else []
    if picture and len(picture) + len(lines) + 1 <= room:
        return [*picture, "", *lines]
    if picture:
        lines += ["", *screen.wrapped("p shows what you have trained.")]
    return lines


# ── below ────────────────────────────────────────────────────────────────────────────────────


def _notes(state: State, screen: Terminal) -> list[str]:
    """Say what to do, what has changed for the worse, and what goes on."""
    lines: list[str] = []
    before = state.came_back_to
    if before is not None:
        lines += screen.wrapped(
            f"Welcome back. You had {before.points} of {before.max_points} points."
        )
    if state.report is not None:
        lost = sorted(no_longer_right(state.report, state.progress))
        if lost:
            verb = "was right before, and is" if len(lost) == 1 else "were right before, and are"
            lines += screen.wrapped(f"{_some(lost)} {verb} no longer.", _BOLD)
        if state.view is View.FUNCTION and (task := _task(state, state.report)):
            lines += screen.wrapped(task, _BOLD)
    if state.notice and state.report is not None:
        lines += screen.wrapped(state.notice)
    return lines


def _task(state: State, report: Report) -> str:
    function = state.function
    if function is None:
        return ""
    if function.status is Status.PASSED:
        return f"`{function.name}` is right. Esc shows what comes next."
    if function.status in (Status.WAITING, Status.NOT_GRADED) and function.broken_file is None:
        return ""
    said = terminal.task(report, function)
    return f"{said[0].upper()}{said[1:]}, and save."


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _keys(state: State, screen: Terminal) -> list[str]:
    if state.typing is not None:
        typed = f"Call: {state.typing}_"
        return [typed[-screen.columns :], *screen.wrapped("   ".join(_KEYS_OF_TYPING), _DIM)]
    if not screen.has_keys:
        return screen.wrapped("There is no keyboard here. Ctrl-C ends.", _DIM)
    keys = {View.LIST: _KEYS_OF_LIST, View.FUNCTION: _KEYS, View.TEXT: ("Esc: back", *_KEYS)}
    return screen.wrapped("   ".join(keys[state.view]), _DIM)
