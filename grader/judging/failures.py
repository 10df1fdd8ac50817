"""What a learner reads of a call that gave no value: it raised, hung, crashed, or wasn't there.

Where a file can't be imported, that is the file's fault: it is the same for all of its functions.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from grader.boundary.outcome import CallOutcome, CallRecord, Died, Garbled, NoFile, TimedOut
from grader.boundary.submission import MAX_LINE_NUMBER
from grader.course import FunctionName, course, full_name, module_of
from grader.judging.advice import advice_on, advice_on_an_import
from grader.judging.describe import MAX_WIDTH
from grader.judging.feedback import called, waits_for_a_file
from grader.judging.unfinished import has_lost_its_todo
from grader.judging.wording import FILES, Wording
from grader.reports.message import AT, TRY, Line, Message, line, sentence
from grader.reports.printable import clip, printable, without_addresses
from grader.reports.report import BrokenFile
from grader.reports.status import Status
from grader.worker import messages

IMPORTED = "<module>"
"""What Python calls the function that a file's own lines are, while it is imported."""
_ONLY_THE_RAISE = "Its TODO is gone, this line is not: delete it when the function is written."
_FILE = re.compile(r"[A-Za-z_]\w{0,79}\.py", re.ASCII)
_IMPORT = re.compile(r"(?:from|import) +(\w+)")


class Failure(NamedTuple):
    """What became of a call that gave no value, and which status a check has then."""

    status: Status
    message: Message
    broken_file: BrokenFile | None = None


def failed_call(
    record: CallRecord, folder: str, wording: Wording = FILES, text: str = ""
) -> Failure:
    """Say what became of a call that gave no value, of a function in a file with this text."""
    outcome = record.outcome
    place, own = wording.place_of(record.module, folder), wording.file_of(record.module)
    if isinstance(outcome, messages.Raised):
        return _raised(record, outcome, place, wording, text)
    if isinstance(outcome, messages.ImportFailed):
        return _import_failed(record, outcome, wording)
    if isinstance(outcome, NoFile):
        not_there = wording.not_there(record.module, place, outcome.what)
        return Failure(Status.ERROR, tuple(not_there), BrokenFile(own, None))
    return Failure(
        Status.ERROR,
        tuple(_other_failure(record, outcome, place, own)),
        BrokenFile(own, None) if had_no_answer_from_an_import(outcome) else None,
    )


def had_no_answer_from_an_import(outcome: CallOutcome | None) -> bool:
    """Whether a file was never imported to its end: which one, of those that it imports, is open.

    Where an import raises, its traceback tells.
    """
    return isinstance(outcome, TimedOut | Died | Garbled) and outcome.while_importing


def others_in_the_way(failed: messages.ImportFailed, exercise: str) -> set[str]:
    """Return the other exercises whose files have to do with it that a file can't be imported."""
    frames = _frames(failed.frames)
    needed = module_of(_function_that_an_import_needs(failed, frames, exercise))
    broken = _broken_file(frames, f"{exercise}.py", failed.error).module
    named = {needed, broken, *(frame.module for frame in frames)}
    return named & set(course().exercise_names) - {exercise}


def _raised(
    record: CallRecord, raised: messages.Raised, place: str, wording: Wording, text: str
) -> Failure:
    frames = _frames(raised.frames)
    if raised.error == "NotImplementedError":
        return _unfinished(record, raised, frames, place, wording, text)
    lines = [*called(record), line("Raised", _error_text(raised.error, raised.text))]
    lines += _where(frames, record.module)
    advice = advice_on(
        raised.error, raised.text, record.module, record.function, own_frames=bool(frames)
    )
    if advice:
        lines.append(line(TRY, advice))
    return Failure(Status.ERROR, tuple(lines))


def _unfinished(
    record: CallRecord,
    raised: messages.Raised,
    frames: list["Frame"],
    place: str,
    wording: Wording,
    text: str,
) -> Failure:
    innermost = frames[-1] if frames else None
    if innermost is None or (innermost.module, innermost.function) == (
        record.module,
        record.function,
    ):
        if frames and has_lost_its_todo(text, record.function):
            error = line("Raised", _error_text(raised.error, raised.text))
            message = (error, *_where(frames, record.module), line(TRY, _ONLY_THE_RAISE))
            return Failure(Status.TODO, message)
        cell = innermost.file if innermost else ""
        return Failure(Status.TODO, sentence(wording.still_to_do(place, raised.line, cell)))
    other = f"{innermost.module}.{innermost.function}"
    return Failure(Status.WAITING, sentence(f"Waits for {other}, which is still to do."))


def _import_failed(record: CallRecord, failed: messages.ImportFailed, wording: Wording) -> Failure:
    """A file that can't be imported, itself or because of another file of the submission."""
    frames = _frames(failed.frames)
    own = wording.file_of(record.module)
    lines = [line("Import", f"{own} can't be imported")]
    lines.append(line("Raised", _error_text(failed.error, failed.text)))
    lines += _where(frames, record.module)
    advice = advice_on_an_import(failed.error, failed.text, record.module)
    lines.append(line(TRY, advice))
    if other := _function_that_an_import_needs(failed, frames, record.module):
        first = sentence(f"Waits for {other}, which {own} needs to be imported.")
        return Failure(Status.WAITING, (*first, *lines))
    broken = _broken_file(frames, f"{record.module}.py", failed.error)
    broken = replace(broken, name=wording.file_of(broken.module))
    if broken.name != own:
        return Failure(Status.WAITING, (*waits_for_a_file(broken), *lines), broken)
    return Failure(Status.ERROR, tuple(lines), broken)


def _function_that_an_import_needs(
    failed: messages.ImportFailed, frames: Sequence["Frame"], module: str
) -> FunctionName:
    """Return another exercise's function without which a file can't be imported; "" for none.

    It isn't there, or it was called, and raised.
    """
    others = set(course().exercise_names) - {module}
    missing = re.match(r"cannot import name '(\w+)' from '(\w+)'", failed.text)
    if missing is not None and missing[2] in others:
        return full_name(missing[2], missing[1])
    innermost = frames[-1] if frames else None
    if innermost is None or innermost.module not in others:
        return ""
    # A file that calls its own functions meanwhile has itself to blame.
    if innermost.file in [frame.file for frame in frames if frame.function == IMPORTED]:
        return ""
    return full_name(innermost.module, innermost.function)


def _broken_file(frames: Sequence["Frame"], own: str, error: str) -> BrokenFile:
    """Return the file at which an import goes wrong, as the traceback tells: it may say anything.

    It is the last one that was being imported; or one that was to be, where it can't even be read.
    """
    imported = [frame for frame in frames if frame.function == IMPORTED]
    name = imported[-1].file if imported else own
    if not _FILE.fullmatch(name):
        return BrokenFile(own, None)
    line = [frame.line for frame in frames if frame.file == name][-1:]
    # An ImportError has read the file, and missed a name in it.
    to_read = _IMPORT.match(imported[-1].source) if imported and error != "ImportError" else None
    if to_read is not None and to_read[1] in course().exercise_names:
        return BrokenFile(f"{to_read[1]}.py", None)
    return BrokenFile(name, line[0] if line and 0 < line[0] <= MAX_LINE_NUMBER else None)


def _other_failure(record: CallRecord, outcome: CallOutcome, place: str, own: str) -> list[Line]:
    call = called(record)
    match outcome:
        case messages.Missing():
            return [
                line("Missing", f"{place} has no function `{record.function}`."),
                line(TRY, f"Keep the line `def {record.function}(...)` as it was given."),
            ]
        case messages.NotAFunction(what=what):
            return [
                line("Found", f"`{record.function}` in {place} is a value of type {what}."),
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
            return _timed_out(record, outcome, call, own)
        case Died(how=how, while_importing=True):
            return [
                line("Import", f"{own} can't be imported"),
                line("Crashed", f"Python itself ended meanwhile, {how}."),
                line(TRY, "Look for exit calls outside of functions."),
            ]
        case Garbled(while_importing=True):
            return [
                line("Import", f"{own} can't be imported"),
                line("Answer", "What came back can't be read."),
                line(TRY, "Don't write to open file descriptors outside of functions."),
            ]
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
    if "NoneType among" in what:
        return [line(TRY, "An entry is None: is it given a value in every case?")]
    if "among them" in what:
        return [line(TRY, "The array holds no numbers: are its rows of different lengths?")]
    if "dtype <U" in what:
        return [line(TRY, "The array holds texts: numbers stand without quotes.")]
    if what.startswith(("a list of", "a tuple of", "more arrays")):
        return [line(TRY, "It is far longer than the result should be: what appends to it?")]
    if "elements" in what or "nested" in what or "characters" in what or "bits" in what:
        return [line(TRY, "It is far larger than the result should be: check the shapes.")]
    return [line(TRY, "Return NumPy arrays, numbers, or tuples and lists of them.")]


def _timed_out(record: CallRecord, outcome: TimedOut, call: Sequence[Line], own: str) -> list[Line]:
    seconds = f"{outcome.seconds:g} s"
    where = _where(_frames(outcome.still_at), record.module)
    here = " It was still running here:" if where else ""
    if outcome.while_importing:
        in_all = " in all" if outcome.together else ""
        said = f"{own} was still not imported after {seconds}{in_all}."
        return [
            line("Import", said + here),
            *where,
            line(TRY, "Move what runs outside of functions into one, or look for a loop."),
        ]
    if outcome.together:
        verb = "Not called: its" if outcome.again else "Its"
        said = f"{verb} calls took {seconds} together, all the time they have."
        tip = "Look for what takes so long: sleep(), or a loop over far more than the data."
    else:
        verb = "Not called: an earlier call gave" if outcome.again else "Gave"
        said = f"{verb} no answer within {seconds}."
        tip = "Look for a loop that never ends: does its condition ever become false?"
    return [*call, line("Time", said + here), *where, line(TRY, tip)]


class Frame:
    """One line of the learner's traceback, as the worker reports it: it may say anything."""

    def __init__(self, file: str, line: int, function: str, source: str) -> None:
        self.file = clip(file, 60)
        self.line = line
        self.function = clip(function, 60)
        self.source = clip(source, MAX_WIDTH)
        # A notebook's is "and_gate.ipynb, cell 7".
        self.module = self.file.partition(".")[0]


def _frames(frames: Sequence[Sequence[Any]]) -> list[Frame]:
    return [Frame(*fields) for fields in frames]


def _where(frames: Sequence[Frame], module: str) -> list[Line]:
    """Show the innermost line of the module, and what it called in another file."""
    own = [frame for frame in frames if frame.module == module][-1:]
    innermost = [frame for frame in frames[-1:] if frame.module != module]
    lines = []
    for frame in own + innermost:
        inside = "" if frame.function == IMPORTED else f", in {frame.function}"
        lines.append(line(AT, f"{frame.file}, line {frame.line}{inside}"))
        if frame.source:
            lines.append(line("", f"    {frame.source}"))
    return lines


def _error_text(error: str, text: str) -> str:
    text = without_addresses(text)
    first_line = text.strip().splitlines()[0] if text.strip() else ""
    return f"{printable(error)}: {first_line}" if first_line else printable(error)
