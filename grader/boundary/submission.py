"""A submission, as the parent sees it: functions to call, each call ending in time.

    files = read_files(Path("exercises"))
    submission = Submission(files, 10.0, choose_sandbox("auto").start_worker)
    learner = submission.module("neural_network")
    learner.sigmoid(Z)        # the answer, as plain data; or CallFailed

Behind it stands one worker at a time. One that timed out, died, or spoke out of turn is replaced.
"""

import binascii
import contextlib
import hashlib
import math
import secrets
from collections.abc import Callable, Iterator
from typing import Any

from grader.boundary.callbacks import answer_callback, callable_encoder
from grader.boundary.loans import Loans
from grader.boundary.outcome import FOUND, Answer, CallOutcome, CallRecord, Died, Garbled, NoFile
from grader.boundary.submitted import SubmittedModule
from grader.boundary.submitted_files import SubmittedFiles
from grader.boundary.time_limits import TimeLimits
from grader.boundary.worker import StartWorker, Worker, WorkerDiedError, WorkerTimeoutError
from grader.course import FunctionName, full_name, module_of
from grader.worker import messages, values

MAX_LINE_NUMBER = 1_000_000
"""Where a function may begin in its file: what the worker says is bounded."""
BEGIN_TIMEOUT = 10.0
"""Seconds to hand a worker the files, and to tell it what is on loan: it only waits for that."""
PIECE = 2**19
"""Bytes of a file that one message holds."""


class Submission:
    """The modules of what was handed in, callable from outside."""

    def __init__(
        self, files: SubmittedFiles, call_timeout: float, start_worker: StartWorker, seed: int = 0
    ) -> None:
        self.files = files
        self.lines: dict[FunctionName, int] = {}
        """Where each function that was found is defined."""
        self.calls: list[CallRecord] = []
        """The calls since `begin_check`."""
        self.served: set[FunctionName] = set()
        """The functions that the present worker was asked for."""
        self.has_met_hidden = False
        """Whether a hidden check has made a call of the present worker."""
        self.borrowed: dict[FunctionName, None] = {}
        """The functions on loan that were called since `begin_check`, in order."""
        self._loans: Loans | None = None
        self._has_files = False
        self._has_lent = False
        self._start_worker = start_worker
        self._call_timeout = call_timeout
        self.draw_from(seed)
        self._time_limits = TimeLimits(call_timeout)
        self._remembered: dict[tuple[str, str, str], tuple[CallRecord, bool]] = {}
        """Calls that are made once, and whether a worker answered that had met a hidden check."""
        self._worker: Worker | None = None
        self._running: messages.Running | None = None
        """The worker's word of where the present call was, or the import before it."""
        self._loaded: set[str] = set()
        self._last_output = ""
        self._is_for_hidden = False

    def draw_from(self, seed: int) -> None:
        """Let what is drawn at random in the next calls start from a seed."""
        # Not the seed of the run itself: by that one could tell what else will be asked.
        self._seed = int.from_bytes(hashlib.sha256(str(seed).encode()).digest()[:6])

    def start(self) -> None:
        """Start a worker now, so that it loads NumPy while the parent does other things."""
        if self._worker is None:
            self._worker = self._start_worker()

    def prepare(self) -> None:
        """Start a worker, and wait until it takes calls: no call has to wait for that then."""
        worker = self._healthy_worker()
        with contextlib.suppress(WorkerDiedError, values.ProtocolError):
            worker.wait_until_ready()

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.stop()
            self._last_output += self._worker.take_output()
            self._worker = None
        self._loaded = set()
        self._has_files = False
        self._has_lent = False
        self.served, self.has_met_hidden = set(), False

    def renew(self, function: FunctionName) -> None:
        """Go on with a new worker, that has not seen any of the submission's files.

        The function is to be called again: others may have used up its time.
        """
        self.close()
        self.forgive(function)
        self._remembered.clear()

    def forgive(self, function: FunctionName) -> None:
        """Give a function its time back, which others may have used up: once only."""
        self._time_limits.forgive(function)

    def beside(self, files: SubmittedFiles) -> "Submission":
        """Return other files' modules, with workers of the same kind, and limits of its own."""
        other = Submission(files, self._call_timeout, self._start_worker)
        other._seed = self._seed
        return other

    def with_loans(self, loans: Loans) -> "Submission":
        """Return the same submission, with functions on loan; both have their time together.

        The worker goes over to it where no module in it can hold on to what the loans replace.
        """
        other = self.beside(self.files)
        other.lines, other._time_limits, other._loans = self.lines, self._time_limits, loans
        lent = set() if self._loans is None else set(self._loans.functions)
        served = set(map(module_of, self.served))
        if lent <= set(loans.functions) and served <= loans.modules:
            other._worker, other._loaded, other.served = self._worker, self._loaded, self.served
            other._has_files, self._has_files = self._has_files, False
            other.has_met_hidden = self.has_met_hidden
            self._worker, self._loaded, self.served = None, set(), set()
            self.has_met_hidden = False
        return other

    def begin_check(self, hidden: bool = False) -> None:
        """Forget the calls and the output of the check before; the next may be a hidden one."""
        self.calls, self.borrowed = [], {}
        self._is_for_hidden = hidden
        self._last_output = ""
        if self._worker is not None:
            self._worker.take_output()

    def take_output(self) -> str:
        """Return the end of what the learner's code has printed since `begin_check`."""
        if self._worker is not None:
            self._last_output += self._worker.take_output()
        return self._last_output

    def module(self, name: str) -> "SubmittedModule":
        """Return something to call the functions of a module on."""
        return SubmittedModule(self, name)

    def call(
        self,
        module: str,
        function: str,
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
        remember: bool = False,
    ) -> CallRecord:
        """Call a function and return what became of it.

        With `remember`, the same call is made once only, and later ones get the same record.
        """
        callbacks: list[Callable[..., Any]] = []
        encode_callable = callable_encoder(callbacks)
        subjects = (module, full_name(module, function))
        call = messages.Call(
            id=secrets.randbits(48),
            seed=self._seed,
            milliseconds=math.ceil(1000 * min(map(self._time_limits.given_to, subjects))),
            module=module,
            function=function,
            arguments=values.encode(list(arguments), encode_callable),
            keywords=values.encode(keywords, encode_callable),
        )
        key = (module, function, repr((call.arguments, call.keywords))) if remember else None
        if key is not None and key in self._remembered:
            record, had_met_hidden = self._remembered[key]
            self.has_met_hidden |= had_met_hidden
        else:
            outcome = self._exchange(call, callbacks)
            record = self._record(call, outcome, arguments, keywords)
            if key is not None:
                self._remembered[key] = record, self.has_met_hidden
        self.calls.append(record)
        return record

    def _record(
        self,
        call: messages.Call,
        outcome: CallOutcome,
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> CallRecord:
        """Decode what came back; where that fails, the worker has lost its credit."""
        value, after = None, None
        if isinstance(outcome, messages.Returned):
            try:
                value = values.decode(outcome.value)
                after = None if outcome.after is None else values.decode(outcome.after)
                if after is not None and (type(after) is not list or len(after) != len(arguments)):
                    raise values.ProtocolError("other arguments than were sent")
                # What was decoded is not kept a second time.
                outcome = outcome._replace(value=None, after=None)
            except values.ProtocolError:
                self.close()
                outcome, value, after = Garbled(), None, None
        if isinstance(outcome, FOUND) and outcome.line is not None:
            if 0 < outcome.line <= MAX_LINE_NUMBER:
                self.lines[full_name(call.module, call.function)] = outcome.line
            else:
                outcome = outcome._replace(line=None)
        return CallRecord(call.module, call.function, arguments, keywords, outcome, value, after)

    def _exchange(self, call: messages.Call, callbacks: list[Callable[..., Any]]) -> CallOutcome:
        """Send a call and wait for its end."""
        if call.module in self.files.instead:
            return NoFile(self.files.instead[call.module])
        name = full_name(call.module, call.function)
        refusal = self._time_limits.refusal(call.module) or self._time_limits.refusal(name)
        if refusal is not None:
            return refusal
        worker = self._healthy_worker()
        self.served.add(name)
        self.has_met_hidden |= self._is_for_hidden
        try:
            worker.wait_until_ready()
            self._hand_over(worker)
            return self._converse(worker, call, callbacks)
        except WorkerTimeoutError:
            self.close()
            return self._time_limits.give_up(self._running.frames if self._running else [])
        except WorkerDiedError as error:
            self.close()
            return Died(str(error), self._time_limits.is_for_an_import)
        except values.ProtocolError:
            self.close()
            return Garbled(self._time_limits.is_for_an_import)
        finally:
            self._time_limits.end()

    def _hand_over(self, worker: Worker) -> None:
        """Give a new worker the files, and tell it what is on loan. Raises as `Worker.send`."""
        if not self._has_files:
            for piece in _pieces(self.files):
                worker.send(piece, BEGIN_TIMEOUT)
            self._has_files = True
        if self._loans is not None and not self._has_lent:
            worker.send(self._loans.message(), BEGIN_TIMEOUT)
            self._has_lent = True

    def _healthy_worker(self) -> Worker:
        if self._worker is not None and self._worker.has_spoken_out_of_turn:
            self.close()
        self.start()
        assert self._worker is not None
        return self._worker

    def _converse(
        self, worker: Worker, call: messages.Call, callbacks: list[Callable[..., Any]]
    ) -> Answer:
        """Exchange the messages of one call. Raises as `Worker.receive`."""
        loaded = call.module in self._loaded
        self._time_limits.begin(full_name(call.module, call.function if loaded else ""))
        self._running = None
        worker.send(call, self._time_limits.left())
        while True:
            message = worker.receive(self._time_limits.left())
            if getattr(message, "id", None) != call.id:
                raise values.ProtocolError("a message about another call")
            if isinstance(message, messages.Asked):
                reply = answer_callback(message, callbacks)
                worker.send(reply, self._time_limits.left())
            elif isinstance(message, messages.Borrowed) and self._loans is not None:
                reply = self._loans.answer(message, callbacks)
                self.borrowed[message.function] = None
                worker.send(reply, self._time_limits.left())
            elif isinstance(message, messages.Loaded) and not loaded:
                loaded = True
                self._loaded.add(call.module)
                self._running = None
                self._time_limits.begin(full_name(call.module, call.function))
            elif isinstance(message, messages.Running) and self._running is None:
                self._running = message
            elif isinstance(message, Answer):
                return message
            else:
                raise values.ProtocolError("a message out of turn")


def _pieces(files: SubmittedFiles) -> Iterator[messages.File]:
    """Yield what was handed in as messages."""
    for name, content in files.contents.items():
        for begin in range(0, len(content) or 1, PIECE):
            piece = binascii.b2a_base64(content[begin : begin + PIECE], newline=False)
            yield messages.File(name, piece.decode("ascii"))
