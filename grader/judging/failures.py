"""What a learner reads of a call that gave no value: it raised, hung, crashed, or wasn't there."""

from collections.abc import Sequence
from typing import Any

from grader.boundary.outcome import CallOutcome, CallRecord, Died, Garbled, TimedOut
from grader.judging.advice import advice_on, advice_on_an_import
from grader.judging.describe import MAX_WIDTH
from grader.judging.feedback import called
from grader.reports.message import TRY, Line, Message, line, sentence
from grader.reports.printable import clip, printable, without_addresses
from grader.reports.status import Status
from grader.worker import messages


def failed_call(record: CallRecord, folder: str) -> tuple[Status, Message]:
    """Say what became of a call that gave no value, and which status a check has then."""
    if isinstance(record.outcome, messages.Raised):
        return _raised(record, record.outcome, folder)
    if isinstance(record.outcome, messages.ImportFailed):
        return _import_failed(record, record.outcome)
    return Status.ERROR, tuple(_other_failure(record, record.outcome, folder))


def _raised(record: CallRecord, raised: messages.Raised, folder: str) -> tuple[Status, Message]:
    frames = _frames(raised.frames)
    if raised.error == "NotImplementedError":
        return _unfinished(record, raised, frames, folder)
    lines = [*called(record), line("Raised", _error_text(raised.error, raised.text))]
    lines += _where(frames, record.module)
    advice = advice_on(
        raised.error, raised.text, record.module, record.function, own_frames=bool(frames)
    )
    if advice:
        lines.append(line(TRY, advice))
    return Status.ERROR, tuple(lines)


def _unfinished(
    record: CallRecord, raised: messages.Raised, frames: list["Frame"], folder: str
) -> tuple[Status, Message]:
    innermost = frames[-1] if frames else None
    if innermost is None or (innermost.module, innermost.function) == (
        record.module,
        record.function,
    ):
        at = f", line {raised.line}" if raised.line else ""
        place = f"{folder}/{record.module}.py{at}"
        return Status.TODO, sentence(f"Still to do: replace the TODO in {place}.")
    other = f"{innermost.module}.{innermost.function}"
    return Status.WAITING, sentence(f"Waits for {other}, which is still to do.")


def _import_failed(record: CallRecord, failed: messages.ImportFailed) -> tuple[Status, Message]:
    """A file that can't be imported, itself or because of another file of the submission."""
    frames = _frames(failed.frames)
    own = f"{record.module}.py"
    innermost = frames[-1] if frames else None
    lines = [line("Import", f"{own} can't be imported")]
    lines.append(line("Raised", _error_text(failed.error, failed.text)))
    lines += _where(frames, record.module)
    advice = advice_on_an_import(failed.error, failed.text, record.module)
    lines.append(line(TRY, advice))
    if innermost is not None and innermost.file != own:
        first = f"Waits for {innermost.file}, which can't be imported. Mend that one first."
        return Status.WAITING, (*sentence(first), *lines)
    return Status.ERROR, tuple(lines)


def _other_failure(record: CallRecord, outcome: CallOutcome, folder: str) -> list[Line]:
    call = called(record)
    file = f"{folder}/{record.module}.py"
    match outcome:
        case messages.NoFile(what=what):
            found = f"There is {what} in its place." if what else "There is no such file."
            return [
                line("File", f"{file} can't be read. {found}"),
                line(
                    TRY, f"Put the file {record.module}.py back; `git checkout` restores the stub."
                ),
            ]
        case messages.Missing():
            return [
                line("Missing", f"{file} has no function `{record.function}`."),
                line(TRY, f"Keep the line `def {record.function}(...)` as the stub has it."),
            ]
        case messages.NotAFunction(what=what):
            return [
                line("Found", f"`{record.function}` in {file} is a value of type {what}."),
                line(
                    TRY,
                    f"Define it with `def {record.function}(...)`, and use that name once only.",
                ),
            ]
        case messages.Unreadable(what=what):
            return [
                *call,
                line("Returned", f"{what}, which can't be graded"),
                *_unreadable_hint(what),
            ]
        case TimedOut():
            return _timed_out(record, outcome, call)
        case Died(how=how):
            return [
                *call,
                line("Crashed", f"Python itself ended during the call, {how}."),
                line(TRY, "Look for exit calls, and for what could use up memory or the stack."),
            ]
        case Garbled():
            return [
                *call,
                line("Answer", "What came back can't be read."),
                line(TRY, "Don't write to open file descriptors; print() and `return` are fine."),
            ]
        case _:
            raise AssertionError(outcome)


def _unreadable_hint(what: str) -> list[Line]:
    if "coroutine" in what:
        return [line(TRY, "Write `def`, not `async def`.")]
    if "generator" in what:
        return [line(TRY, "Use `return` where the function has `yield`.")]
    if "complex" in what:
        return [line(TRY, "The result is complex: look for a root or power of a negative number.")]
    if "object" in what:
        return [line(TRY, "The array holds Python objects: are its rows of different lengths?")]
    if "elements" in what or "nested" in what or "characters" in what or "bits" in what:
        return [line(TRY, "It is far larger than the result should be: check the shapes.")]
    return [line(TRY, "Return NumPy arrays, numbers, or tuples and lists of them.")]


def _timed_out(record: CallRecord, outcome: TimedOut, call: Sequence[Line]) -> list[Line]:
    seconds = f"{outcome.seconds:g} s"
    if outcome.while_importing:
        in_all = " in all" if outcome.together else ""
        return [
            line("Import", f"{record.module}.py was still not imported after {seconds}{in_all}."),
            line(TRY, "Move what runs at the top of the file into a function, or look for a loop."),
        ]
    if outcome.together:
        verb = "Not called: its" if outcome.again else "Its"
        return [
            *call,
            line("Time", f"{verb} calls took {seconds} together, all the time they have."),
            line(
                TRY, "Look for what takes so long: sleep(), or a loop over far more than the data."
            ),
        ]
    verb = "Not called: an earlier call gave" if outcome.again else "Gave"
    return [
        *call,
        line("Time", f"{verb} no answer within {seconds}."),
        line(TRY, "Look for a loop that never ends: does its condition ever become false?"),
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
        lines.append(line("At", f"{frame.file}, line {frame.line}{inside}"))
        if frame.source:
            lines.append(line("", f"    {frame.source}"))
    return lines


def _error_text(error: str, text: str) -> str:
    text = without_addresses(text)
    first_line = text.strip().splitlines()[0] if text.strip() else ""
    return f"{printable(error)}: {first_line}" if first_line else printable(error)
