"""Functions on loan: ours stand in for functions of a submission that are not right yet.

The worker has a name in their place and asks; here they are called, in a worker of their own, so
that each call ends in time, whatever it was asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.boundary.outcome import CheckStopped
from grader.course import FunctionName, full_name, module_of
from grader.worker import messages, values


@dataclass(frozen=True)
class Loans:
    """What is lent to a submission.

    `functions` stand in for the learner's, in the order in which their modules are imported;
    `spares` only where a module of theirs can't be imported. `known` are all that may be passed to
    one as an argument: those that are right, too. `broken` are modules that can't be imported.
    """

    functions: tuple[FunctionName, ...]
    spares: tuple[FunctionName, ...]
    broken: tuple[str, ...]
    known: Mapping[FunctionName, Callable[..., Any]] = field(compare=False)

    @property
    def modules(self) -> set[str]:
        """The modules in which something is lent."""
        return set(map(module_of, self.functions))

    def message(self) -> messages.Lend:
        """Return what the worker is told."""
        return messages.Lend(list(self.functions), list(self.spares), list(self.broken))

    def answer(
        self, asked: messages.Borrowed, callbacks: Sequence[Callable[..., Any]]
    ) -> messages.Reply | messages.Refusal:
        """Call a function on loan with what the learner's code has passed to it."""
        if asked.function not in (*self.functions, *self.spares):
            raise values.ProtocolError("a function that is not on loan")

        def decode_callable(tag: str, content: Any) -> Any:
            match tag, content:
                case "callback", [int(number), str()] if 0 <= number < len(callbacks):
                    return callbacks[number]
                case "function", [str(module), str(name)]:
                    return self._known(full_name(module, name))
            raise values.ProtocolError("an unknown function")

        try:
            arguments = values.decode(asked.arguments, decode_callable)
            keywords = values.decode(asked.keywords, decode_callable)
            if not isinstance(arguments, list) or not isinstance(keywords, dict):
                raise values.ProtocolError("arguments of another form")
            value = self.known[asked.function](*arguments, **keywords)
            return messages.Reply(asked.id, values.encode(value))
        except (CheckStopped, UnknownFunctionError, values.NotPlainError, TypeError):
            text = f"our {asked.function} can't use these arguments"
            return messages.Refusal(asked.id, text)

    def _known(self, name: FunctionName) -> Callable[..., Any]:
        if name not in self.known:
            raise UnknownFunctionError(name)
        return self.known[name]


class UnknownFunctionError(Exception):
    """A function that we don't have, or that is not right, was passed to one on loan."""
