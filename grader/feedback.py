"""The sentences that a learner reads: pure functions from an outcome to text.

A message is a few lines, each a label and a fact:

    Called    sigmoid([[0, 2]])
    Returned  [[0.5, 0.119203]]
    Expected  [[0.5, 0.880797]]
    Why       The first difference is at [0, 1]: 0.119203 in place of 0.880797.
    Try       Look at the sign in front of Z.
"""

from collections.abc import Sequence
from typing import Any

from grader import protocol
from grader.describe import MAX_WIDTH, describe_call
from grader.outcome import CallOutcome, CallRecord, Died, Garbled, TimedOut, WrongAnswer
from grader.status import Status
from grader.text import clip, printable

LABEL_WIDTH = 10
MAX_OUTPUT_LINES = 4

Line = tuple[str, str]
"""A label and a fact."""

_HINTS_BY_ERROR = {
    "EOFError": "The grader has no keyboard: take values from the arguments, not from input().",
    "SystemExit": "Remove exit() or quit(): a function ends with `return`.",
    "KeyboardInterrupt": "Remove what raises KeyboardInterrupt.",
    "RecursionError": "The function calls itself without an end.",
    "MemoryError": "Something grows too large: check the sizes of arrays, and loops that append.",
    "FloatingPointError": "np.seterr or np.errstate turns a warning into an error: leave them out.",
    "NameError": "Check the spelling, and that the name is defined or imported above.",
    "UnboundLocalError": "The name is assigned later in this function: give it a value first.",
}


def problem(record: CallRecord | None, wrong: WrongAnswer) -> str:
    """Explain a wrong answer."""
    lines: list[Line] = []
    if record is not None:
        lines.append(("Called", _call_text(record)))
    label = "Found" if wrong.observed else "Returned"
    lines += [(label, wrong.got), ("Expected", wrong.expected)]
    if wrong.why:
        lines.append(("Why", wrong.why))
    if wrong.hint:
        lines.append(("Try", wrong.hint))
    return layout(lines)


def failed_call(record: CallRecord, folder: str) -> tuple[Status, str]:
    """Say what became of a call that gave no value, and which status a check has then."""
    if isinstance(record.outcome, protocol.Raised):
        return _raised(record, record.outcome, folder)
    if isinstance(record.outcome, protocol.ImportFailed):
        return _import_failed(record, record.outcome)
    return Status.ERROR, layout(_other_failure(record, record.outcome, folder))


def with_output(message: str, output: str) -> str:
    """Add the last lines of what the learner's code printed, if it printed anything."""
    printed = [line.rstrip() for line in output.splitlines() if line.strip()]
    if not printed:
        return message
    shown = printed[-MAX_OUTPUT_LINES:]
    label = "Printed" if len(shown) == len(printed) else "Printed …"
    rows = [(label if i == 0 else "", line) for i, line in enumerate(shown)]
    return f"{message}\n{layout(rows)}"


def with_cause(message: str, explanation: str) -> str:
    """Add the explanation of a known mistake, before what to try."""
    lines = message.splitlines()
    labels = [line[:LABEL_WIDTH].strip() for line in lines]
    ends = [labels.index(label) for label in ("Try", "Printed", "Printed …") if label in labels]
    where = min(ends, default=len(lines))
    cause = f"{'Cause':<{LABEL_WIDTH}}{explanation}"
    return "\n".join([*lines[:where], cause, *lines[where:]])


def waits_for(function: str) -> str:
    """Say that a check can't tell anything before another function is right."""
    return f"Waits for {function}, which is not right yet. Mend that one first."


def not_run() -> str:
    """Say that the run ended before a check began."""
    return "Not graded: the run was stopped before this check."


def grader_fault(text: str) -> str:
    """Say that the grader failed, not the learner."""
    return layout(
        [
            ("Fault", "The grader itself failed here; this is not your mistake."),
            ("Details", text),
            ("Try", "Please report it, with the seed."),
        ]
    )


def layout(lines: Sequence[Line]) -> str:
    """Write lines with their labels in one column."""
    return "\n".join(
        f"{label:<{LABEL_WIDTH}}{clip(text, 2 * MAX_WIDTH)}".rstrip() for label, text in lines
    )


def _call_text(record: CallRecord) -> str:
    return describe_call(record.function, record.arguments, record.keywords)


def _raised(record: CallRecord, raised: protocol.Raised, folder: str) -> tuple[Status, str]:
    frames = _frames(raised.frames)
    if raised.error == "NotImplementedError":
        return _unfinished(record, raised, frames, folder)
    lines = [("Called", _call_text(record)), ("Raised", _error_text(raised.error, raised.text))]
    lines += _where(frames, record.module)
    hint = _HINTS_BY_ERROR.get(raised.error, "")
    if raised.error == "TypeError" and not frames:
        hint = f"Keep the line `def {record.function}(...)` as the stub has it."
    if hint:
        lines.append(("Try", hint))
    return Status.ERROR, layout(lines)


def _unfinished(
    record: CallRecord, raised: protocol.Raised, frames: list["Frame"], folder: str
) -> tuple[Status, str]:
    innermost = frames[-1] if frames else None
    if innermost is None or (innermost.module, innermost.function) == (
        record.module,
        record.function,
    ):
        at = f", line {raised.line}" if raised.line else ""
        place = f"{folder}/{record.module}.py{at}"
        return Status.TODO, f"Still to do: replace the TODO in {place}."
    other = f"{innermost.module}.{innermost.function}"
    return Status.WAITING, f"Waits for {other}, which is still to do."


def _import_failed(record: CallRecord, failed: protocol.ImportFailed) -> tuple[Status, str]:
    """A file that can't be imported, itself or because of another file of the submission."""
    frames = _frames(failed.frames)
    own = f"{record.module}.py"
    innermost = frames[-1] if frames else None
    elsewhere = innermost is not None and innermost.file != own
    lines = [("Import", f"{own} can't be imported")]
    lines.append(("Raised", _error_text(failed.error, failed.text)))
    lines += _where(frames, record.module)
    if hint := _import_hint(failed):
        lines.append(("Try", hint))
    if elsewhere and innermost is not None:
        first = f"Waits for {innermost.file}, which can't be imported. Mend that one first."
        return Status.WAITING, f"{first}\n{layout(lines)}"
    return Status.ERROR, layout(lines)


def _import_hint(failed: protocol.ImportFailed) -> str:
    if "null byte" in failed.text or "utf-8" in failed.text.lower() or "UTF-16" in failed.text:
        return "Save the file as plain text in the encoding UTF-8."
    if failed.error in ("IndentationError", "TabError"):
        return "Indent with four spaces a level, the same for all lines of a block."
    if failed.error == "SyntaxError":
        return "Look at this line and the end of the line before it: a bracket, quote or colon?"
    if failed.error in ("ModuleNotFoundError", "ImportError"):
        return "The katas need NumPy and the files in this folder only; check the spelling."
    return "This runs when the file is imported: move it into a function, or mend it."


def _other_failure(record: CallRecord, outcome: CallOutcome, folder: str) -> list[Line]:
    called = ("Called", _call_text(record))
    file = f"{folder}/{record.module}.py"
    match outcome:
        case protocol.NoFile(what=what):
            found = f"There is {what} in its place." if what else "There is no such file."
            return [
                ("File", f"{file} can't be read. {found}"),
                ("Try", f"Put the file {record.module}.py back; `git checkout` restores the stub."),
            ]
        case protocol.Missing():
            return [
                ("Missing", f"{file} has no function `{record.function}`."),
                ("Try", f"Keep the line `def {record.function}(...)` as the stub has it."),
            ]
        case protocol.NotAFunction(what=what):
            return [
                ("Found", f"`{record.function}` in {file} is a value of type {what}."),
                (
                    "Try",
                    f"Define it with `def {record.function}(...)`, and use that name once only.",
                ),
            ]
        case protocol.Unreadable(what=what):
            return [called, ("Returned", f"{what}, which can't be graded"), *_unreadable_hint(what)]
        case TimedOut():
            return _timed_out(record, outcome, called)
        case Died(how=how):
            return [
                called,
                ("Crashed", f"Python itself ended during the call, {how}."),
                ("Try", "Look for exit calls, and for what could use up memory or the stack."),
            ]
        case Garbled():
            return [
                called,
                ("Answer", "What came back can't be read."),
                ("Try", "Don't write to open file descriptors; print() and `return` are fine."),
            ]
        case _:
            raise AssertionError(outcome)


def _unreadable_hint(what: str) -> list[Line]:
    if "coroutine" in what:
        return [("Try", "Write `def`, not `async def`.")]
    if "generator" in what:
        return [("Try", "Use `return` where the function has `yield`.")]
    if "complex" in what:
        return [("Try", "The result is complex: look for a root or power of a negative number.")]
    if "object" in what:
        return [("Try", "The array holds Python objects: are its rows of different lengths?")]
    if "elements" in what or "nested" in what or "characters" in what or "bits" in what:
        return [("Try", "It is far larger than the result should be: check the shapes.")]
    return [("Try", "Return NumPy arrays, numbers, or tuples and lists of them.")]


def _timed_out(record: CallRecord, outcome: TimedOut, called: Line) -> list[Line]:
    seconds = f"{outcome.seconds:g} s"
    if outcome.while_importing:
        in_all = " in all" if outcome.together else ""
        return [
            ("Import", f"{record.module}.py was still not imported after {seconds}{in_all}."),
            ("Try", "Move what runs at the top of the file into a function, or look for a loop."),
        ]
    if outcome.together:
        verb = "Not called: its" if outcome.again else "Its"
        return [
            called,
            ("Time", f"{verb} calls took {seconds} together, all the time they have."),
            ("Try", "Look for what takes so long: sleep(), or a loop over far more than the data."),
        ]
    verb = "Not called: an earlier call gave" if outcome.again else "Gave"
    return [
        called,
        ("Time", f"{verb} no answer within {seconds}."),
        ("Try", "Look for a loop that never ends: does its condition ever become false?"),
    ]


class Frame:
    """One line of the learner's traceback, as the worker reports it: it may say anything."""

    def __init__(self, file: str, line: int, function: str, source: str) -> None:
        self.file = clip(file, 60)
        self.line = line
        self.function = clip(function, 60)
        self.source = clip(source, MAX_WIDTH)
        self.module = self.file.removesuffix(".py")


def _frames(frames: Sequence[Sequence[Any]]) -> list[Frame]:
    return [Frame(*fields) for fields in frames]


def _where(frames: Sequence[Frame], module: str) -> list[Line]:
    """Show the innermost line of the module, and what it called in another file."""
    own = [frame for frame in frames if frame.module == module][-1:]
    innermost = [frame for frame in frames[-1:] if frame.module != module]
    lines = []
    for frame in own + innermost:
        inside = "" if frame.function == "<module>" else f", in {frame.function}"
        lines.append(("At", f"{frame.file}, line {frame.line}{inside}"))
        if frame.source:
            lines.append(("", f"    {frame.source}"))
    return lines


def _error_text(error: str, text: str) -> str:
    first_line = text.strip().splitlines()[0] if text.strip() else ""
    return f"{printable(error)}: {first_line}" if first_line else printable(error)
