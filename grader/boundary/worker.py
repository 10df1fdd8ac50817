"""The seam: what a `Submission` needs of a worker, whatever it is and however it was started.

A worker may be a process, a process in a sandbox, or anything else that answers messages. It comes
without a learner's code, and is sent that. A function that starts one is handed to the submission
(`StartWorker`).
"""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from grader.worker.messages import Message, Ready
from grader.worker.values import ProtocolError


class WorkerTimeoutError(Exception):
    """No message came in time."""


class WorkerDiedError(Exception):
    """The worker closed the channel; its text says how it ended."""


class Worker(Protocol):
    """A running worker, of one submission."""

    @property
    def has_spoken_out_of_turn(self) -> bool:
        """Whether a message waits although nothing was asked."""

    def wait_until_ready(self) -> None:
        """Wait until it takes calls. Raises WorkerDiedError, or ProtocolError."""

    def send(self, message: Message, timeout: float) -> None:
        """Send a message. Raises WorkerTimeoutError where nobody reads it, or WorkerDiedError."""

    def receive(self, timeout: float) -> Message:
        """Return the next message.

        Raises WorkerTimeoutError, WorkerDiedError, or ProtocolError where it is garbage.
        """

    def take_output(self) -> str:
        """Return the end of what the learner's code has printed since the last time."""

    def stop(self) -> None:
        """End the worker at once."""


def receive_ready(receive: Callable[[float], Message], seconds: float) -> None:
    """Wait for a worker's first message. Raises WorkerDiedError, or ProtocolError."""
    try:
        message = receive(seconds)
    except WorkerTimeoutError:
        raise WorkerDiedError(f"without having started within {seconds:g} s") from None
    if not isinstance(message, Ready):
        raise ProtocolError("a worker that doesn't start with Ready")


StartWorker: TypeAlias = Callable[[], Worker]
"""Starts a worker, and does not wait until it is ready."""


class Workers(Protocol):
    """A way to start workers; `grader.boundary.sandbox` has those that are processes."""

    @property
    def name(self) -> str:
        """What the report calls it."""

    @property
    def protects_files(self) -> bool:
        """Whether a worker can change no files of ours."""

    def start_worker(self) -> Worker:
        """Start a worker."""
