"""A worker without a process: a test writes down what each function of a submission does.

script = Script({"module.double": returns(2.0), "module.crash": dies("by signal SIGSEGV")})
submission = Submission(read_files(folder), 10.0, script.start_worker)
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from grader.boundary.worker import Worker, WorkerDiedError, WorkerTimeoutError
from grader.course import FunctionName, full_name
from grader.worker import messages, values

Behaviour: TypeAlias = Callable[["ScriptedWorker"], messages.Message]
"""What a call comes to in a worker: a message, with 0 for the number of the call; or it raises, as
`Worker.receive` does."""


class ScriptedWorker:
    """Answers each call as its script says; see `grader.boundary.worker`."""

    def __init__(self, script: Mapping[FunctionName, Behaviour]) -> None:
        self.calls: list[FunctionName] = []
        """The functions that it was asked for, the present one included."""
        self.is_stopped = False
        self._script = script
        self._imported: set[str] = set()
        self._answers: list[Callable[[], messages.Message]] = []
        self._printed = ""

    @property
    def has_spoken_out_of_turn(self) -> bool:
        """Whether a message waits although nothing was asked: never."""
        return False

    def wait_until_ready(self) -> None:
        """Do nothing: it is ready from the start."""

    def send(self, message: messages.Message, timeout: float) -> None:
        """Take a call; files and loans are of no use."""
        call = messages.unpack(messages.pack(message))
        if not isinstance(call, messages.Call):
            return
        name = full_name(call.module, call.function)
        self.calls.append(name)
        if call.module not in self._imported:
            self._imported.add(call.module)
            self._answers.append(lambda: messages.Loaded(call.id))
        self._answers.append(lambda: _about(call, self._script[name](self)))

    def receive(self, timeout: float) -> messages.Message:
        """Return the next message, as it would come through a pipe."""
        return messages.unpack(messages.pack(self._answers.pop(0)()))

    def print(self, text: str) -> None:
        """Print something, as the code of the submission does."""
        self._printed += text

    def take_output(self) -> str:
        """Return what was printed since the last time."""
        printed, self._printed = self._printed, ""
        return printed

    def stop(self) -> None:
        """Take no more calls."""
        self.is_stopped = True


def _about(call: messages.Call, message: messages.Message) -> messages.Message:
    """Fill in the number of the call, where a message leaves it open."""
    return message._replace(id=call.id) if getattr(message, "id", None) == 0 else message


class Script:
    """What the functions of a submission do, and the workers that were started for them."""

    def __init__(self, functions: Mapping[FunctionName, Behaviour]) -> None:
        self._functions = functions
        self.workers: list[ScriptedWorker] = []

    def start_worker(self) -> Worker:
        """Start a worker that follows this script."""
        self.workers.append(ScriptedWorker(self._functions))
        return self.workers[-1]

    @property
    def calls(self) -> list[list[FunctionName]]:
        """The calls of each worker, in the order in which the workers were started."""
        return [worker.calls for worker in self.workers]


def returns(value: object) -> Behaviour:
    """The function returns this value."""
    return lambda _: messages.Returned(0, values.encode(value), None, None)


def raises(error: str, text: str = "") -> Behaviour:
    """The function raises an exception of this type."""
    return lambda _: messages.Raised(0, error, text, [], None)


def times_out(worker: ScriptedWorker) -> messages.Message:
    """The function gives no answer in time."""
    raise WorkerTimeoutError


def garbles(worker: ScriptedWorker) -> messages.Message:
    """The function spoils the line to the grader."""
    raise values.ProtocolError("garbage")


def dies(how: str) -> Behaviour:
    """The function ends its worker."""

    def die(worker: ScriptedWorker) -> messages.Message:
        raise WorkerDiedError(how)

    return die


def prints(text: str, behaviour: Behaviour) -> Behaviour:
    """The function prints a text, and then does what it does."""

    def print_first(worker: ScriptedWorker) -> messages.Message:
        worker.print(text)
        return behaviour(worker)

    return print_first


def spoiled_by(other: FunctionName, behaviour: Behaviour, otherwise: Behaviour) -> Behaviour:
    """The function behaves so once another one was called in its worker."""
    return lambda worker: (behaviour if other in worker.calls else otherwise)(worker)
