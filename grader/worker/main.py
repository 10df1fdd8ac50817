"""The worker: imports the learner's modules and answers calls. Here hostile code runs.

Run by `boundary`, in a folder that is empty and this worker's own. It speaks in `messages` over
private copies of its standard input and output; what the learner prints goes to standard error,
which the parent keeps aside. This process knows no expected value and decides nothing. Of the
grader it has this folder alone.
"""

import gc
import os
import sys
from collections.abc import Callable
from typing import Any

# Loaded before any learner's code runs, and while the parent still collects its checks.
import numpy as np

from grader.worker import landlock, limits, loans, messages, randomness, system_calls, values
from grader.worker.channel import Callback, Channel, standard_streams
from grader.worker.learner_files import MAX_TEXT, LearnerFiles
from grader.worker.suggestions import did_you_mean
from grader.worker.watch import Watch

PACKAGES = os.path.dirname(os.path.dirname(np.__file__))
"""Where NumPy lies, and maybe the grader as well."""
GRADER = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
"""The folder that the package `grader` lies in."""


def main(sandboxed: bool = False) -> None:
    """Answer the calls of a parent process, until it closes the channel.

    The grader stands first in `sys.path`. A plain process does without a filter where there can be
    none; one in a sandbox ends.
    """
    channel = Channel(*standard_streams())
    folder = os.getcwd()
    limits.limit_resources()
    try:
        landlock.protect_files(but=(folder, os.environ.get("TMPDIR", folder)))
        system_calls.filter_system_calls()
    except (ImportError, OSError):
        if sandboxed:
            raise
    serve(channel, folder, GRADER, Watch.start)


def serve(
    channel: Channel, folder: str, engine: str, begin_to_watch: Callable[[Watch], None]
) -> None:
    """Answer calls, with the learner's files in a folder, until the parent closes the channel.

    `engine` is the folder that the package `grader` lies in: first in `sys.path`, until now.
    """
    randomness.take_control()
    sys.dont_write_bytecode = True
    # The learner's folder first, so that `from neural_network import ...` finds theirs.
    others = [entry for entry in sys.path[1:] if entry != engine or entry == PACKAGES]
    sys.path[:] = [folder, *others]
    gc.enable()  # it was off while NumPy was loaded
    submission = LearnerFiles(folder)
    watch = Watch(channel, submission)
    begin_to_watch(watch)
    channel.send(messages.Ready())
    while (message := channel.receive()) is not None:
        if isinstance(message, messages.File):
            submission.add(message)
        elif isinstance(message, messages.Lend):
            submission.lend = message
        elif isinstance(message, messages.Call):
            answer(channel, submission, watch, message)


def answer(channel: Channel, submission: LearnerFiles, watch: Watch, call: messages.Call) -> None:
    """Do one call and send what became of it."""
    channel.call_id = call.id
    watch.begin(call)
    message = find_and_call(channel, submission, watch, call)
    watch.end()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # the learner may have closed or replaced them
        pass
    try:
        channel.send(message)
    except values.NotPlainError as error:
        channel.send(messages.Unreadable(call.id, str(error)[:MAX_TEXT], None))


def find_and_call(
    channel: Channel, submission: LearnerFiles, watch: Watch, call: messages.Call
) -> messages.Message:
    """Import the module where needed, look the function up, and call it."""
    is_new = call.module not in submission.called
    try:
        randomness.begin(f"{call.seed}:{call.module}")
        if submission.lend is not None:
            loans.put_in_place(submission.lend, channel, submission, call.module)
            submission.lend = None
        submission.load(call.module)
    except BaseException as error:
        said = name_and_text(error, submission.folder)
        return messages.ImportFailed(call.id, *said, submission.frames(error))
    if is_new:
        submission.called.add(call.module)
        watch.begin(call)
        channel.send(messages.Loaded(call.id))
    module = submission.modules[call.module]
    try:
        function = getattr(module, call.function)
    except BaseException:
        return messages.Missing(call.id)
    if not callable(function):
        return messages.NotAFunction(call.id, type(function).__name__[:MAX_TEXT])
    return call_function(channel, submission, call, function)


def call_function(
    channel: Channel,
    submission: LearnerFiles,
    call: messages.Call,
    function: Callable[..., Any],
) -> messages.Message:
    """Call the learner's function; whatever it does, return a message."""

    def decode_callable(tag: str, content: Any) -> Any:
        if tag == "callback":
            return Callback(channel, call.id, *content)
        module, name = content
        submission.load(module)
        return getattr(submission.modules[module], name)

    line = first_line(function)
    randomness.begin(f"{call.seed}:{call.module}.{call.function}:{call.arguments}{call.keywords}")
    try:
        arguments = values.decode(call.arguments, decode_callable)
        keywords = values.decode(call.keywords, decode_callable)
        value = function(*arguments, **keywords)
        try:
            encoded = values.encode(value)
            after = arguments_after(call, arguments)
            return messages.Returned(call.id, encoded, after, line)
        except values.NotPlainError as error:
            return messages.Unreadable(call.id, str(error)[:MAX_TEXT], line)
    except BaseException as error:
        said = name_and_text(error, submission.folder)
        return messages.Raised(call.id, *said, submission.frames(error), line)


def first_line(function: Callable[..., Any]) -> int | None:
    """Return the line where the function is defined, or None where it has none."""
    try:
        line = function.__code__.co_firstlineno
    except BaseException:
        return None
    return line if type(line) is int else None


def arguments_after(call: messages.Call, arguments: list[Any]) -> values.Encoded:
    """Return the arguments as they are after the call; None where they are as before."""
    after: list[values.Encoded] = []
    changed = False
    for argument, before in zip(arguments, call.arguments, strict=True):
        if callable(argument):
            after.append(None)
            continue
        try:
            after.append(values.encode(argument))
        except values.NotPlainError:
            after.append(None)
        changed = changed or after[-1] != before
    return after if changed else None


def name_and_text(error: BaseException, folder: str) -> tuple[str, str]:
    """Return an exception's type and text, both short; its text may be anything, or fail.

    What may have been meant by a misspelled name stands after it. The folder is left out of it: it
    is another one in each run.
    """
    try:
        text = (str(error) + did_you_mean(error)).replace(folder + os.sep, "")[:MAX_TEXT]
    except BaseException:
        text = "(its text can't be made)"
    return type(error).__name__[:MAX_TEXT], text
