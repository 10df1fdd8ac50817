"""The sentences that a learner reads of a check that was lost: pure functions from facts to lines.

What became of a call that gave no value has a file of its own, `failures`.
"""

from collections.abc import Sequence
from types import FunctionType

from grader.boundary.outcome import CallRecord, WrongAnswer
from grader.course import FunctionName
from grader.judging.describe import describe_call, describe_helper
from grader.reports.message import (
    CAUSE,
    FAULT,
    PRINTED,
    PRINTED_LAST,
    TRY,
    Line,
    Message,
    line,
    sentence,
)
from grader.reports.printable import without_addresses
from grader.reports.report import BrokenFile

MAX_OUTPUT_LINES = 4


def problem(record: CallRecord | None, wrong: WrongAnswer) -> Message:
    """Explain a wrong answer."""
    lines = [] if record is None else called(record)
    lines.append(line("Found" if wrong.observed else "Returned", wrong.got))
    lines.append(line("Expected", wrong.expected))
    if wrong.why:
        lines.append(line("Why", wrong.why))
    if wrong.hint:
        lines.append(line(TRY, wrong.hint))
    return tuple(lines)


def called(record: CallRecord) -> list[Line]:
    """Show a call, and what the functions of the check's own do that it passes."""
    call = describe_call(record.function, record.arguments, record.keywords)
    values = (*record.arguments, *record.keywords.values())
    helpers = [describe_helper(value) for value in values if isinstance(value, FunctionType)]
    labels = ("Where", *[""] * len(helpers))
    explained = zip(labels, filter(None, helpers), strict=False)
    return [line("Called", call), *(line(label, text) for label, text in explained)]


def with_output(message: Message, output: str) -> Message:
    """Add the last lines of what the learner's code printed, if it printed anything."""
    printed = [text.rstrip() for text in without_addresses(output).splitlines() if text.strip()]
    shown = printed[-MAX_OUTPUT_LINES:]
    label = PRINTED if len(shown) == len(printed) else PRINTED_LAST
    return (*message, *(line("" if i else label, text) for i, text in enumerate(shown)))


def without_output(message: Message) -> Message:
    """Leave out what the learner's code printed, which comes last."""
    ends = (i for i, one in enumerate(message) if one.label in (PRINTED, PRINTED_LAST))
    return message[: next(ends, len(message))]


def with_cause(message: Message, explanation: str) -> Message:
    """Add the explanation of a known mistake, before what to try."""
    ends = (i for i, one in enumerate(message) if one.label in (TRY, PRINTED, PRINTED_LAST))
    where = next(ends, len(message))
    return (*message[:where], Line(CAUSE, explanation), *message[where:])


def with_loans(message: Message, functions: Sequence[FunctionName]) -> Message:
    """Add which functions are ours, where a check was lost all the same."""
    names = ", ".join(functions)
    verb = "which is" if len(functions) == 1 else "which are"
    said = f"Judged with ours in place of your {names}, {verb} not right yet."
    return (*message, line("Note", said))


def waits_for(function: FunctionName) -> Message:
    """Say that a check can't tell anything before another function is right."""
    return sentence(f"Waits for {function}, which is not right yet. Mend that one first.")


def waits_for_a_file(broken: BrokenFile) -> Message:
    """Say that a check can't tell anything before another file can be imported."""
    return sentence(f"Waits for {broken.name}, which can't be imported. Mend that one first.")


def not_run() -> Message:
    """Say that the run ended before a check began."""
    return sentence("Not graded: the run was stopped before this check.")


def grader_fault(text: str) -> Message:
    """Say that the grader failed, not the learner."""
    return (
        line(FAULT, "The grader itself failed here; this is not your mistake."),
        line("Details", text),
        line(TRY, "Please report it, with the seed."),
    )
