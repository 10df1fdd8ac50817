"""A submission, as the parent sees it: functions to call, each call ending in time.

    submission = Submission(Path("exercises"), 10.0, choose_sandbox("auto"))
    learner = submission.module("neural_network")
    learner.sigmoid(Z)        # the answer, as plain data; or CallFailed

Behind it stands one worker at a time. One that timed out, died, or spoke out of turn is replaced.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from grader import protocol
from grader.outcome import (
    FOUND,
    Answer,
    CallFailed,
    CallOutcome,
    CallRecord,
    Died,
    Function,
    Garbled,
)
from grader.patience import Patience
from grader.process import WorkerDiedError, WorkerProcess, WorkerTimeoutError
from grader.sandbox import Sandbox

MAX_LINE_NUMBER = 1_000_000
"""Where a function may begin in its file: what the worker says is bounded."""
MAX_FILE = 1_000_000
"""Characters of a file that are looked at."""
MAX_ASKED_NUMBERS = 500
"""Most numbers in the arguments of a callback: ten times what a right function passes to one.
Broadcasting multiplies the sizes of arrays: a few large ones could fill the grader's own memory."""


class Submission:
    """The modules of one folder, callable from outside."""

    def __init__(self, folder: Path, call_timeout: float, sandbox: Sandbox) -> None:
        self.folder = folder.resolve()
        self.sandbox = sandbox
        self.lines: dict[Function, int] = {}
        """Where each function that was found is defined, by module and name."""
        self.calls: list[CallRecord] = []
        """The calls since `begin_check`."""
        self.served: set[Function] = set()
        """The functions that the present worker was asked for."""
        self._patience = Patience(call_timeout)
        self._remembered: dict[tuple[str, str, str], CallRecord] = {}
        self._worker: WorkerProcess | None = None
        self._loaded: set[str] = set()
        self._last_output = ""

    def start(self) -> None:
        """Start a worker now, so that it loads NumPy while the parent does other things."""
        if self._worker is None:
            self._worker = WorkerProcess(self.sandbox.launch(self.folder))

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.stop()
            self._last_output += self._worker.take_output()
            self._worker = None
        self._loaded = set()
        self.served = set()

    def renew(self, function: Function) -> None:
        """Go on with a new worker, that has not seen any of the submission's files.

        The function is to be called again: others may have used up its time.
        """
        self.close()
        self._patience.forgive(function)
        self._remembered.clear()

    def begin_check(self) -> None:
        """Forget the calls and the output of the check before."""
        self.calls = []
        self._last_output = ""
        if self._worker is not None:
            self._worker.discard_output()

    def take_output(self) -> str:
        """Return the end of what the learner's code has printed since `begin_check`."""
        if self._worker is not None:
            self._last_output += self._worker.take_output()
        return self._last_output

    def text_of(self, module: str) -> str:
        """Return a module's text, as far as it can be read."""
        path = self.folder / f"{module}.py"
        if not path.is_file():
            return ""
        try:
            with path.open(encoding="utf-8", errors="replace") as file:
                return file.read(MAX_FILE)
        except OSError:
            return ""

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
        encode_callable = _callable_encoder(callbacks)
        call = protocol.Call(
            id=secrets.randbits(48),
            module=module,
            function=function,
            arguments=protocol.encode(list(arguments), encode_callable),
            keywords=protocol.encode(keywords, encode_callable),
        )
        key = (module, function, repr((call.arguments, call.keywords))) if remember else None
        record = self._remembered.get(key) if key is not None else None
        if record is None:
            outcome = self._exchange(call, callbacks)
            record = self._record(call, outcome, arguments, keywords)
            if key is not None:
                self._remembered[key] = record
        self.calls.append(record)
        return record

    def _record(
        self,
        call: protocol.Call,
        outcome: CallOutcome,
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> CallRecord:
        """Decode what came back; where that fails, the worker has lost its credit."""
        value, after = None, None
        if isinstance(outcome, protocol.Returned):
            try:
                value = protocol.decode(outcome.value)
                after = None if outcome.after is None else protocol.decode(outcome.after)
                if after is not None and (type(after) is not list or len(after) != len(arguments)):
                    raise protocol.ProtocolError("other arguments than were sent")
                # What was decoded is not kept a second time.
                outcome = outcome._replace(value=None, after=None)
            except protocol.ProtocolError:
                self.close()
                outcome, value, after = Garbled(), None, None
        if isinstance(outcome, FOUND) and outcome.line is not None:
            if 0 < outcome.line <= MAX_LINE_NUMBER:
                self.lines[call.module, call.function] = outcome.line
            else:
                outcome = outcome._replace(line=None)
        return CallRecord(call.module, call.function, arguments, keywords, outcome, value, after)

    def _exchange(self, call: protocol.Call, callbacks: list[Callable[..., Any]]) -> CallOutcome:
        """Send a call and wait for its end."""
        name, importing = (call.module, call.function), (call.module, "")
        refusal = self._patience.refusal(importing) or self._patience.refusal(name)
        if refusal is not None:
            return refusal
        worker = self._healthy_worker()
        self.served.add(name)
        try:
            worker.wait_until_ready()
            return self._converse(worker, call, callbacks)
        except WorkerTimeoutError:
            self.close()
            return self._patience.give_up()
        except WorkerDiedError as error:
            self.close()
            return Died(str(error))
        except protocol.ProtocolError:
            self.close()
            return Garbled()
        finally:
            self._patience.end()

    def _healthy_worker(self) -> WorkerProcess:
        if self._worker is not None and self._worker.has_spoken_out_of_turn:
            self.close()
        self.start()
        assert self._worker is not None
        return self._worker

    def _converse(
        self, worker: WorkerProcess, call: protocol.Call, callbacks: list[Callable[..., Any]]
    ) -> Answer:
        """Exchange the messages of one call. Raises as `WorkerProcess.receive`."""
        loaded = call.module in self._loaded
        self._patience.begin((call.module, call.function if loaded else ""))
        worker.send(call, self._patience.left())
        while True:
            message = worker.receive(self._patience.left())
            if getattr(message, "id", None) != call.id:
                raise protocol.ProtocolError("a message about another call")
            if isinstance(message, protocol.Asked):
                reply = _answer_callback(message, callbacks)
                worker.send(reply, self._patience.left())
            elif isinstance(message, protocol.Loaded) and not loaded:
                loaded = True
                self._loaded.add(call.module)
                self._patience.begin((call.module, call.function))
            elif isinstance(message, Answer):
                return message
            else:
                raise protocol.ProtocolError("a message out of turn")


def _callable_encoder(callbacks: list[Callable[..., Any]]) -> Callable[[Any], protocol.Encoded]:
    """Return a function that sends a learner's function by name, and any other by number."""

    def encode_callable(value: Any) -> protocol.Encoded:
        if isinstance(value, SubmittedFunction):
            return {"function": [value.module, value.__name__]}
        callbacks.append(value)
        return {"callback": [len(callbacks) - 1, value.__name__]}

    return encode_callable


def _answer_callback(
    asked: protocol.Asked, callbacks: list[Callable[..., Any]]
) -> protocol.Reply | protocol.Refusal:
    """Call a callback with what the learner's code has passed to it, whatever that is."""
    arguments = protocol.decode(asked.arguments)
    keywords = protocol.decode(asked.keywords)
    if (
        not 0 <= asked.callback < len(callbacks)
        or not isinstance(arguments, list)
        or not isinstance(keywords, dict)
        or not all(isinstance(key, str) for key in keywords)
    ):
        raise protocol.ProtocolError("a question that can't be answered")
    callback = callbacks[asked.callback]
    if _count([arguments, keywords]) > MAX_ASKED_NUMBERS:
        text = f"{callback.__name__} was called with more than {MAX_ASKED_NUMBERS} numbers"
        return protocol.Refusal(asked.id, text)
    try:
        with np.errstate(all="ignore"):
            return protocol.Reply(asked.id, protocol.encode(callback(*arguments, **keywords)))
    except Exception as error:
        text = f"{callback.__name__} can't use these arguments: {error}"
        return protocol.Refusal(asked.id, text[:500])


def _count(value: Any) -> int:
    """Count the numbers and all else in a decoded value; what is empty counts, too."""
    if isinstance(value, np.ndarray):
        return protocol.extent(value.shape)
    if isinstance(value, dict):
        return max(sum(map(_count, value.values())), 1)
    if isinstance(value, (list, tuple)):
        return max(sum(map(_count, value)), 1)
    return 1


class SubmittedModule:
    """Looks like a module of the submission: `module.sigmoid(Z)` calls its sigmoid."""

    def __init__(self, submission: Submission, name: str, remember: bool = False) -> None:
        self._submission = submission
        self._name = name
        self._remember = remember

    @property
    def remembered(self) -> "SubmittedModule":
        """The same module, whose calls are made once only: for trainings that take long."""
        return SubmittedModule(self._submission, self._name, remember=True)

    def __getattr__(self, function: str) -> "SubmittedFunction":
        if function.startswith("_"):
            raise AttributeError(function)
        return SubmittedFunction(self._submission, self._name, function, self._remember)

    @property
    def last_call(self) -> CallRecord:
        """What became of the latest call of this check."""
        return self._submission.calls[-1]


class SubmittedFunction:
    """Looks like a function of the submission; as an argument of a call it stays in the worker."""

    def __init__(self, submission: Submission, module: str, name: str, remember: bool) -> None:
        self._submission = submission
        self._remember = remember
        self.module = module
        self.__name__ = name

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Return what the function returns, or raise CallFailed."""
        record = self._submission.call(
            self.module, self.__name__, arguments, keywords, self._remember
        )
        if not isinstance(record.outcome, protocol.Returned):
            raise CallFailed(record)
        return record.value
