"""What `kata watch` shows, and what a key makes of it: nothing here reads, runs or prints.

One function is shown at a time: the one that comes next, or one that was chosen.
"""

import enum
from dataclasses import dataclass, field, replace

from grader.course import FunctionName
from grader.learning.watch.progress import Progress
from grader.reports.report import FunctionReport, Report
from grader.reports.status import Status

ENTER, ESCAPE, BACKSPACE, UP, DOWN = "enter", "escape", "backspace", "up", "down"
"""Keys that are no signs; the others are the sign that they type."""
MAX_TYPED = 400
"""Signs of a call to try."""


class View(enum.Enum):
    """What takes the place in the middle."""

    FUNCTION = "the function"
    LIST = "a list to choose from"
    TEXT = "a hint, a picture, or what a call has given"


class Kind(enum.Enum):
    """What a key asks for."""

    HINT = "hint"
    PICTURE = "picture"
    TRY = "try"
    AGAIN = "again"
    QUIT = "quit"


@dataclass(frozen=True)
class Request:
    """What is to be done: with a function, an exercise, or a call."""

    kind: Kind
    about: str = ""


@dataclass(frozen=True)
class State:
    """Everything that the screen is made of."""

    report: Report | None = None
    """What is known; None before the first run."""
    is_grading: bool = True
    progress: Progress = field(default_factory=Progress)
    came_back_to: Progress | None = None
    """What was reached before today; told until something new is known."""
    chosen: FunctionName | None = None
    view: View = View.FUNCTION
    cursor: int = 0
    text: str = ""
    typing: str | None = None
    """What is being typed after `t`."""
    notice: str = ""
    """A sentence on what goes on: the folder is gone, say."""
    picture: str = ""
    """Of what was trained, once all is right."""

    @property
    def function(self) -> FunctionReport | None:
        """The function that is shown."""
        if self.report is None:
            return None
        if self.chosen is not None:
            return next(
                (one for one in self.report.functions if one.full_name == self.chosen), None
            )
        return self.report.next_function

    @property
    def is_finished(self) -> bool:
        """Whether all points are there."""
        report = self.report
        return report is not None and not report.not_graded and report.points == report.max_points


def graded(state: State, report: Report, is_complete: bool) -> State:
    """Take note of a report. One that was chosen and is right makes way for what comes next."""
    known = replace(state, report=report, is_grading=not is_complete, notice="")
    function = known.function
    if is_complete and state.chosen and function is not None:
        was = _status_of(state.report, state.chosen)
        if function.status is Status.PASSED and was not in (None, Status.PASSED):
            known = replace(known, chosen=None)
    if known.view is View.TEXT:  # it was about what has changed since
        known = replace(known, view=View.FUNCTION, text="")
    return known


def _status_of(report: Report | None, name: FunctionName) -> Status | None:
    functions = report.functions if report is not None else ()
    return next((one.status for one in functions if one.full_name == name), None)


def told(state: State, text: str) -> State:
    """Show a text in place of the function."""
    return replace(state, view=View.TEXT, text=text, notice="")


def pressed(state: State, key: str) -> tuple[State, Request | None]:
    """Return what a key makes of it, and what is to be done."""
    if state.typing is not None:
        return _typed(state, state.typing, key)
    if key == "q":
        return state, Request(Kind.QUIT)
    if key == "r":
        return replace(state, is_grading=True, view=View.FUNCTION), Request(Kind.AGAIN)
    if state.report is None:
        return state, None
    if state.view is View.LIST and key in (UP, DOWN, ENTER, "k", "j"):
        return _in_the_list(state, state.report, key), None
    if key in ("l", ESCAPE, ENTER):
        return _list_or_back(state, state.report, key), None
    if key == "t":
        return replace(state, typing=""), None
    function = state.function
    if key == "h" and function is not None:
        return state, Request(Kind.HINT, function.full_name)
    if key == "p":
        exercise = function.exercise if function is not None else ""
        return replace(state, notice="Drawing ..."), Request(Kind.PICTURE, exercise)
    return state, None


def _typed(state: State, typing: str, key: str) -> tuple[State, Request | None]:
    if key == ENTER and typing.strip():
        request = Request(Kind.TRY, typing.strip())
        return replace(state, typing=None, notice=f"Calling {typing.strip()} ..."), request
    if key in (ESCAPE, ENTER):
        return replace(state, typing=None), None
    if key == BACKSPACE:
        return replace(state, typing=typing[:-1]), None
    if len(key) == 1 and key.isprintable() and len(typing) < MAX_TYPED:
        return replace(state, typing=typing + key), None
    return state, None


def _in_the_list(state: State, report: Report, key: str) -> State:
    names = [one.full_name for one in report.functions]
    if key == ENTER:
        return replace(state, chosen=names[state.cursor], view=View.FUNCTION)
    step = -1 if key in (UP, "k") else 1
    return replace(state, cursor=(state.cursor + step) % len(names))


def _list_or_back(state: State, report: Report, key: str) -> State:
    if key != "l" or state.view is View.LIST:
        # From the function itself, back is to what comes next.
        chosen = None if state.view is View.FUNCTION else state.chosen
        return replace(state, view=View.FUNCTION, text="", notice="", chosen=chosen)
    names = [one.full_name for one in report.functions]
    here = state.function
    cursor = names.index(here.full_name) if here is not None else 0
    return replace(state, view=View.LIST, cursor=cursor, notice="")
