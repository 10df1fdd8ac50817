"""The child's end of the boundary: imports the learner's module and answers calls.

Run by `process` as ``main(folder)``. It speaks the protocol over private copies of its
standard input and output; what the learner prints goes to standard error, which the parent keeps
aside. This process knows no expected value and decides nothing. Of the grader it has protocol.py,
limits.py and system_calls.py alone.
"""

import collections
import importlib
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

# Loaded before any learner's code runs, and while the parent still collects its checks.
import numpy as np  # noqa: F401

from grader import limits, protocol, system_calls

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAX_TEXT = 500


def main(folder: str) -> None:
    """Answer calls until the parent closes the channel."""
    channel = Channel()
    limits.limit_resources()
    system_calls.filter_system_calls()
    os.chdir(folder)
    sys.dont_write_bytecode = True
    # The learner's folder first, so that `from neural_network import ...` finds theirs.
    sys.path[:] = [folder, *(entry for entry in sys.path if entry != PROJECT)]
    channel.send(protocol.Ready())
    submission = LearnerFiles(folder)
    while True:
        call = channel.receive()
        if not isinstance(call, protocol.Call):
            return
        answer(channel, submission, call)


class Channel:
    """The worker's end of the line to the parent, out of the way of the learner's streams."""

    def __init__(self) -> None:
        self.reader: BinaryIO = open(os.dup(0), "rb")  # noqa: SIM115
        self.writer: BinaryIO = open(os.dup(1), "wb", buffering=0)  # noqa: SIM115
        if sys.platform == "win32":
            import msvcrt

            msvcrt.setmode(self.reader.fileno(), os.O_BINARY)
            msvcrt.setmode(self.writer.fileno(), os.O_BINARY)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        # Line by line, so that a call that is cut off has shown what it printed.
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]

    def send(self, message: protocol.Message) -> None:
        rest = memoryview(protocol.pack(message))
        while rest:
            rest = rest[self.writer.write(rest) :]

    def receive(self) -> protocol.Message | None:
        line = self.reader.readline()
        return protocol.unpack(line) if line else None


class LearnerFiles:
    """The modules in the submission's folder, each imported at its first call."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.modules: dict[str, Any] = {}
        self.failures: dict[str, BaseException] = {}

    def load(self, name: str) -> None:
        """Import a module, once. Raises what its code raises."""
        if name in self.failures:
            raise self.failures[name]
        if name not in self.modules:
            try:
                self.modules[name] = importlib.import_module(name)
            except BaseException as error:
                self.failures[name] = error
                raise

    def what_stands_instead_of(self, name: str) -> str | None:
        """Return None where the module's file is there, else what is."""
        path = os.path.join(self.folder, f"{name}.py")
        if os.path.isfile(path):
            return None
        if os.path.isdir(path):
            return "a folder"
        return "a broken link" if os.path.islink(path) else ""

    def frames(self, error: BaseException) -> list[list[Any]]:
        """Return the learner's own frames of a traceback, innermost last."""
        import linecache

        frames: collections.deque[list[Any]] = collections.deque(maxlen=protocol.MAX_FRAMES)
        traceback = error.__traceback__
        while traceback is not None:
            code = traceback.tb_frame.f_code
            folder, file = os.path.split(code.co_filename)
            if folder == self.folder:
                source = linecache.getline(code.co_filename, traceback.tb_lineno).strip()
                frames.append([file, traceback.tb_lineno or 0, code.co_name, source[:MAX_TEXT]])
            traceback = traceback.tb_next
        if isinstance(error, SyntaxError) and isinstance(error.filename, str):
            file = os.path.basename(error.filename)
            source = str(error.text or "").strip()
            frames.append([file, error.lineno or 0, "<module>", source[:MAX_TEXT]])
        return list(frames)


def answer(channel: Channel, submission: LearnerFiles, call: protocol.Call) -> None:
    """Do one call and send what became of it."""
    message = find_and_call(channel, submission, call)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # the learner may have closed or replaced them
        pass
    try:
        channel.send(message)
    except protocol.NotPlainError as error:
        channel.send(protocol.Unreadable(call.id, str(error), None))


def find_and_call(
    channel: Channel, submission: LearnerFiles, call: protocol.Call
) -> protocol.Message:
    """Import the module where needed, look the function up, and call it."""
    if call.module not in submission.modules:
        instead = submission.what_stands_instead_of(call.module)
        if instead is not None:
            return protocol.NoFile(call.id, instead)
        try:
            submission.load(call.module)
        except BaseException as error:
            return protocol.ImportFailed(call.id, *describe(error), submission.frames(error))
        channel.send(protocol.Loaded(call.id))
    module = submission.modules[call.module]
    try:
        function = getattr(module, call.function)
    except BaseException:
        return protocol.Missing(call.id)
    if not callable(function):
        return protocol.NotAFunction(call.id, type(function).__name__[:MAX_TEXT])
    return call_function(channel, submission, call, function)


def call_function(
    channel: Channel,
    submission: LearnerFiles,
    call: protocol.Call,
    function: Callable[..., Any],
) -> protocol.Message:
    """Call the learner's function; whatever it does, return a message."""

    def decode_callable(tag: str, content: Any) -> Any:
        if tag == "callback":
            return Callback(channel, call.id, *content)
        module, name = content
        submission.load(module)
        return getattr(submission.modules[module], name)

    line = first_line(function)
    try:
        arguments = protocol.decode(call.arguments, decode_callable)
        keywords = protocol.decode(call.keywords, decode_callable)
        value = function(*arguments, **keywords)
        try:
            encoded = protocol.encode(value)
            after = arguments_after(call, arguments)
            return protocol.Returned(call.id, encoded, after, line)
        except protocol.NotPlainError as error:
            return protocol.Unreadable(call.id, str(error), line)
    except BaseException as error:
        return protocol.Raised(call.id, *describe(error), submission.frames(error), line)


def first_line(function: Callable[..., Any]) -> int | None:
    """Return the line where the function is defined, or None where it has none."""
    try:
        line = function.__code__.co_firstlineno
    except BaseException:
        return None
    return line if type(line) is int else None


def arguments_after(call: protocol.Call, arguments: list[Any]) -> protocol.Encoded:
    """Return the arguments as they are after the call; None where they are as before."""
    after: list[protocol.Encoded] = []
    changed = False
    for argument, before in zip(arguments, call.arguments, strict=True):
        if callable(argument):
            after.append(None)
            continue
        try:
            after.append(protocol.encode(argument))
        except protocol.NotPlainError:
            after.append(None)
        changed = changed or after[-1] != before
    return after if changed else None


def describe(error: BaseException) -> tuple[str, str]:
    """Return an exception's type and text, both short; its text may be anything, or fail."""
    try:
        text = str(error)[:MAX_TEXT]
    except BaseException:
        text = "(its text can't be made)"
    return type(error).__name__[:MAX_TEXT], text


class Callback:
    """Stands in the worker for a Python function of the parent's."""

    def __init__(self, channel: Channel, call_id: int, number: int, name: str) -> None:
        self._channel = channel
        self._call_id = call_id
        self._number = number
        self.__name__ = name

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Ask the parent. Raises TypeError where it can't use the arguments."""
        try:
            encoded = protocol.encode(list(arguments)), protocol.encode(keywords)
        except protocol.NotPlainError as error:
            raise TypeError(f"{self.__name__} was called with {error}") from None
        self._channel.send(protocol.Asked(self._call_id, self._number, *encoded))
        reply = self._channel.receive()
        if isinstance(reply, protocol.Reply):
            return protocol.decode(reply.value)
        if isinstance(reply, protocol.Refusal):
            raise TypeError(reply.text)
        raise SystemExit  # the parent is gone
