"""kata try: a learner's function, called with inputs of the learner's own choice.

Both sides run in workers: the learner's, and ours where there are solutions. A call inside of
another one is made first, by both, and compared as well, so that each has the same inputs; the
first difference ends it.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from grader.boundary.outcome import CallRecord, WrongAnswer
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted import SubmittedFunction
from grader.boundary.submitted_files import read_files
from grader.course import FunctionName, course, module_of
from grader.grading import CALL_TIMEOUT, MAX_DRAWN_SEED
from grader.judging import feedback
from grader.judging.check import load_checks
from grader.judging.describe import describe
from grader.judging.expect import expect_unchanged
from grader.judging.failures import failed_call
from grader.judging.names import find_subject
from grader.learning.comparison import difference
from grader.learning.definitions import definitions, find_function, signature
from grader.learning.expressions import Reader, WrittenCall, parse_call
from grader.learning.numbers_written import NotUnderstoodError
from grader.reports.message import LABEL_WIDTH, TRY, Message, as_text, line
from grader.reports.printable import printable
from grader.worker import messages

MAX_CALLS = 20
"""In one text: those inside of others are calls, too."""
MAX_ROWS = 30
"""Lines of an array that is shown."""
OTHER_SEEDS = range(1, 5)
"""With which ours is called again, to see whether chance plays a part."""
_ENDED = (messages.Returned, messages.Raised)
"""Else ours is not waited for: it would take as long."""


def attempt(text: str, seed: int | None = None, folder: Path | None = None) -> str:
    """Make the call that a text holds, and return what it gave, beside what ours gives.

    Random rows are drawn from the seed. Raises NotUnderstoodError, NoSuchFunctionError.
    """
    node = parse_call(text)
    seed = secrets.randbelow(MAX_DRAWN_SEED) if seed is None else seed
    sides = Sides(folder or course().exercises)
    try:
        reader = Reader(np.random.default_rng(seed), sides.run)
        try:
            call = reader.call(node)
            sides.run(call)
        except _Ended:
            pass
        message = sides.message()
    finally:
        sides.close()
    if reader.has_drawn:
        message = (*message, line("Drawn", f"at random; --seed {seed} draws the same again"))
    return as_text(message)


class _Ended(Exception):  # noqa: N818
    """There is something to tell, and nothing to be called any more."""


@dataclass(frozen=True)
class _Compared:
    """A call, as it ended on both sides."""

    record: CallRecord
    ours: CallRecord | None
    """None in the edition for students."""
    found: WrongAnswer | None
    varies: bool = False
    """Whether ours gives something else when it is called again."""

    @property
    def is_an_answer(self) -> bool:
        return isinstance(self.record.outcome, messages.Returned)


class Sides:
    """The learner's functions, and ours."""

    def __init__(self, folder: Path) -> None:
        start_worker = choose_sandbox("auto").start_worker
        self._learner = Submission(read_files(folder), CALL_TIMEOUT, start_worker)
        self._ours: Submission | None = None
        if course().solutions.is_dir():
            self._ours = self._learner.beside(read_files(course().solutions))
        self._names = list(dict.fromkeys(check.subject for check in load_checks()))
        self._compared: list[_Compared] = []

    def close(self) -> None:
        """End the workers."""
        self._learner.close()
        if self._ours is not None:
            self._ours.close()

    def run(self, call: WrittenCall) -> Any:
        """Make a call on both sides; return the learner's value where it is as ours.

        Raises NotUnderstoodError, NoSuchFunctionError, _Ended.
        """
        if len(self._compared) == MAX_CALLS:
            raise NotUnderstoodError(f"these are more than {MAX_CALLS} calls.")
        subject = find_subject(call.name, self._names)
        self._expect_to_fit(subject, call)
        self._learner.begin_check()
        record = self._call(self._learner, subject, call)
        ours = None
        if self._ours is not None and isinstance(record.outcome, _ENDED):
            ours = self._call(self._ours, subject, call)
        found = None
        if ours is not None and all(map(_has_returned, (record, ours))):
            found = difference(record.value, ours.value)
        varies = found is not None and self._varies(subject, call, ours)
        self._compared.append(_Compared(record, ours, found, varies))
        if not _has_returned(record) or (found is not None and not varies):
            raise _Ended
        return record.value

    def _call(self, side: Submission, subject: FunctionName, call: WrittenCall) -> CallRecord:
        arguments, keywords = call.with_functions(
            lambda name: self._function(side, name, module_of(subject))
        )
        return side.call(module_of(subject), subject.partition(".")[2], arguments, keywords)

    def _function(self, side: Submission, name: str, module: str) -> Any:
        """Return a function that is passed as an argument: the side's own, or the learner's."""
        if "." not in name and self._is_defined(side, module, name):
            return getattr(side.module(module), name)
        if "." not in name and self._is_defined(self._learner, module, name):
            return _called_back(getattr(self._learner.module(module), name))
        subject = find_function(name, self._names, f"{module}.py")
        return getattr(side.module(module_of(subject)), subject.partition(".")[2])

    def _is_defined(self, side: Submission, module: str, name: str) -> bool:
        return not name.startswith("_") and name in definitions(side.files.text_of(module))

    def _expect_to_fit(self, subject: FunctionName, call: WrittenCall) -> None:
        """Expect arguments that the learner's function can take. Raises NotUnderstoodError."""
        text = self._learner.files.text_of(module_of(subject))
        definition = definitions(text).get(subject.partition(".")[2])
        if definition is None:
            return
        takes = signature(definition.args)
        try:
            takes.bind(*call.arguments, **call.keywords)
        except TypeError as error:
            shown = printable(f"{definition.name}{takes}")
            raise NotUnderstoodError(f"{shown}: {error}.") from None

    def _varies(self, subject: FunctionName, call: WrittenCall, ours: CallRecord | None) -> bool:
        """Whether ours gives something else with another draw: chance plays a part then."""
        assert self._ours is not None
        assert ours is not None
        start_worker = choose_sandbox("auto").start_worker
        for seed in OTHER_SEEDS:
            other = Submission(self._ours.files, CALL_TIMEOUT, start_worker, seed)
            try:
                again = self._call(other, subject, call)
            finally:
                other.close()
            if _has_returned(again) and difference(again.value, ours.value) is not None:
                return True
        return False

    # ── what is told ─────────────────────────────────────────────────────────────────────────

    def message(self) -> Message:
        """Say what became of the last call, which may be one inside of another."""
        last = self._compared[-1]
        record = last.record
        if _has_returned(record):
            message = (*feedback.called(record), *_rows("Returned", record.value))
            message = (*message, *self._expectation(last))
        else:
            folder, text = self._learner.files.name, self._learner.files.text_of(record.module)
            message = failed_call(record, printable(folder), text=text).message
            message = (*message, *self._expected_anyway(last))
        return feedback.with_output(message, self._learner.take_output())

    def _expectation(self, compared: _Compared) -> Message:
        ours, found = compared.ours, compared.found
        if ours is None:
            return (line("Expected", "not shown: there are no solutions in this edition"),)
        if not _has_returned(ours):
            return (line("Expected", f"nothing: ours {_failed(ours)} here"),)
        shown = _rows("Expected", ours.value)
        changed = self._change(compared)
        if found is None:
            return (*shown, *changed, line("", "The same."))
        if compared.varies:
            return (
                *shown,
                line("Note", "Chance plays a part here: ours gives something else each time."),
            )
        lines = [line("Why", found.why or f"{found.got}, in place of {found.expected}.")]
        if found.hint:
            lines.append(line(TRY, found.hint))
        if any(isinstance(one, SubmittedFunction) for one in _passed(ours)):
            lines.append(line("Note", "Ours calls our own functions, yours calls yours."))
        return (*shown, *lines, *changed)

    def _change(self, compared: _Compared) -> Message:
        """Say that the learner's call has changed what it was given."""
        record = compared.record
        names = [f"argument {number}" for number, _ in enumerate(record.arguments, start=1)]
        try:
            expect_unchanged(SimpleNamespace(last_call=record), names, hint="")
        except WrongAnswer as wrong:
            return (line("Found", f"{wrong.got}. {wrong.why}"),)
        return ()

    def _expected_anyway(self, compared: _Compared) -> Message:
        ours = compared.ours
        if ours is None:
            return ()
        if _has_returned(ours):
            return _rows("Expected", ours.value)
        return (line("Expected", f"nothing: ours {_failed(ours)} here, too"),)


def _has_returned(record: CallRecord) -> bool:
    return isinstance(record.outcome, messages.Returned)


def _passed(record: CallRecord) -> list[Any]:
    return [*record.arguments, *record.keywords.values()]


def _failed(record: CallRecord) -> str:
    outcome = record.outcome
    if isinstance(outcome, messages.Raised):
        return f"raises {outcome.error}"
    return "gives no answer"


def _called_back(function: SubmittedFunction) -> Any:
    """Return a function that calls another side's."""

    def call(*arguments: Any) -> Any:
        return function(*arguments)

    call.__name__ = function.__name__
    return call


def _rows(label: str, value: Any) -> Message:
    """Show a value: in a line, or an array of some size row by row."""
    if not isinstance(value, np.ndarray) or value.ndim != 2 or len(value) > MAX_ROWS:
        return (line(label, describe(value)),)
    whole = describe(value.tolist())
    if len(whole) <= 76 - LABEL_WIDTH:
        return (line(label, describe(value)),)
    rows = [describe(row) for row in value]
    return tuple(line(label if not i else "", row) for i, row in enumerate(rows))
