"""The worker's end of the line to the parent."""

import os
import sys
import threading
from collections.abc import Sequence
from typing import Any, BinaryIO, Protocol

from grader.worker import messages, values


class Reader(Protocol):
    """Where messages come from."""

    def readline(self) -> bytes:
        """Return the next line; b"" where none will come."""


class Writer(Protocol):
    """Where messages go."""

    def write(self, data: memoryview, /) -> int:
        """Write some of it; return how many bytes."""


class Channel:
    """The worker's end of the line to the parent, out of the way of the learner's streams."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self.call_id = 0
        """The number of the call that is being answered."""
        self.lock = threading.RLock()
        """Held by whoever sends: no message gets into the middle of another one."""
        self.reader, self.writer = reader, writer
        # Line by line, so that a call that is cut off has shown what it printed.
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]

    def send(self, message: messages.Message) -> None:
        rest = memoryview(messages.pack(message))
        with self.lock:
            while rest:
                rest = rest[self.writer.write(rest) :]

    def ask(
        self, question: messages.Asked | messages.Borrowed
    ) -> messages.Reply | messages.Refusal:
        """Ask the parent something, and wait for its answer."""
        self.send(question)
        reply = self.receive()
        if isinstance(reply, (messages.Reply, messages.Refusal)):
            return reply
        raise SystemExit  # the parent is gone

    def receive(self) -> messages.Message | None:
        line = self.reader.readline()
        return messages.unpack(line) if line else None


def standard_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return private copies of standard input and output; prints go to standard error."""
    reader = open(os.dup(0), "rb")  # noqa: SIM115
    writer = open(os.dup(1), "wb", buffering=0)  # noqa: SIM115
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(reader.fileno(), os.O_BINARY)
        msvcrt.setmode(writer.fileno(), os.O_BINARY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return reader, writer


class Callback:
    """Stands in the worker for a Python function of the parent's."""

    def __init__(
        self,
        channel: Channel,
        call_id: int,
        number: int,
        name: str,
        parameters: Sequence[str] | None = None,
        always: float | None = None,
    ) -> None:
        """With `parameters` it always gives the same, and asks nobody."""
        self._channel = channel
        # That of the call that it was passed to: it can't be kept for another one.
        self._call_id = call_id
        self.number = number
        self.__name__ = name
        self._parameters = parameters
        self._always = always

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Ask the parent. Raises TypeError where it can't use the arguments."""
        try:
            encoded = values.encode(list(arguments)), values.encode(keywords)
        except values.NotPlainError as error:
            raise TypeError(f"{self.__name__} was called with {error}") from None
        if self._parameters is not None:
            by_name = self._parameters[len(arguments) :]
            if len(arguments) > len(self._parameters) or sorted(by_name) != sorted(keywords):
                takes = ", ".join(self._parameters)
                raise TypeError(f"{self.__name__} can't use these arguments: it takes {takes}")
            return self._always
        reply = self._channel.ask(messages.Asked(self._call_id, self.number, *encoded))
        if isinstance(reply, messages.Reply):
            return values.decode(reply.value)
        raise TypeError(reply.text)
