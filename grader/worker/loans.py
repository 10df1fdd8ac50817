"""Functions on loan: they stand in a learner's modules for functions that are not right yet.

What is called on one is answered by the parent, as with callbacks; no line of a solution is here. A
module that can't be imported at all is replaced by one that holds nothing but loans.
"""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from grader.worker import messages, values
from grader.worker.channel import Callback, Channel
from grader.worker.learner_files import LearnerFiles


class LoanError(BaseException):
    """A loan can't serve: it was called with what can't be sent. No learner's code catches it."""


def put_in_place(lend: messages.Lend, channel: Channel, files: LearnerFiles, called: str) -> None:
    """Import the modules that get a loan, those that others import first, and put the loans in.

    The module that is called is the learner's own in any case. Raises what its import raises.
    """
    for name in dict.fromkeys(full_name.partition(".")[0] for full_name in lend.functions):
        loans = lend.functions
        if not _can_be_imported(name, lend, files, called):
            sys.modules[name] = files.modules[name] = ModuleType(name)
            files.failures.pop(name, None)
            loans = [*lend.functions, *lend.spares]
        for loan in loans:
            module, _, function = loan.partition(".")
            if module == name:
                setattr(files.modules[name], function, LoanedFunction(channel, module, function))


def _can_be_imported(name: str, lend: messages.Lend, files: LearnerFiles, called: str) -> bool:
    """Import a module where it is worth a try; raises what that raises where it is the one called.

    Return whether that is done.
    """
    if name in lend.broken and name != called:
        return False
    try:
        files.load(name)
    except BaseException:
        if name == called:
            raise
        return False
    return True


class LoanedFunction:
    """Stands for a function that the parent has."""

    def __init__(self, channel: Channel, module: str, name: str) -> None:
        self._channel = channel
        self.__module__ = module
        self.__name__ = name

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Ask the parent. Raises LoanError where it can't be asked, or refuses."""
        name = f"{self.__module__}.{self.__name__}"
        try:
            encoded = [
                values.encode(list(arguments), encode_callable),
                values.encode(keywords, encode_callable),
            ]
        except values.NotPlainError as error:
            raise LoanError(f"{self.__name__} was called with {error}") from None
        reply = self._channel.ask(messages.Borrowed(self._channel.call_id, name, *encoded))
        if isinstance(reply, messages.Reply):
            return values.decode(reply.value)
        raise LoanError(reply.text)


def encode_callable(function: Callable[..., Any]) -> values.Encoded:
    """Send a function by the name that it has in its module. Raises NotPlainError for any other."""
    if isinstance(function, Callback):
        return {"callback": [function.number, function.__name__]}
    module, name = getattr(function, "__module__", None), getattr(function, "__name__", None)
    if getattr(sys.modules.get(str(module)), str(name), None) is not function:
        raise values.NotPlainError("a function of your own that has no name in a file")
    return {"function": [module, name]}
