"""Functions of ours that a check passes as arguments: the learner's code calls them back."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.boundary.submitted import SubmittedFunction
from grader.worker import messages, values

MAX_ASKED_NUMBERS = 500
"""Most numbers in the arguments of a callback: ten times what a right function passes to one.
Broadcasting multiplies the sizes of arrays: a few large ones could fill the grader's own memory."""


def callable_encoder(callbacks: list[Callable[..., Any]]) -> Callable[[Any], values.Encoded]:
    """Return a function that sends a learner's function by name, and any other by number.

    One that always gives the same is sent with that, and with the names of its parameters: the
    worker has nothing to ask then.
    """

    def encode_callable(value: Any) -> values.Encoded:
        if isinstance(value, SubmittedFunction):
            return {"function": [value.module, value.__name__]}
        callbacks.append(value)
        sent = [len(callbacks) - 1, value.__name__]
        if hasattr(value, "always"):
            sent += [list(inspect.signature(value).parameters), value.always]
        return {"callback": sent}

    return encode_callable


def key_of(arguments: Any) -> str:
    """Return the same text for the same arguments: plain data, and functions by their names."""
    return repr(values.encode(arguments, callable_encoder([])))


def answer_callback(
    asked: messages.Asked, callbacks: list[Callable[..., Any]]
) -> messages.Reply | messages.Refusal:
    """Call a callback with what the learner's code has passed to it, whatever that is."""
    arguments = values.decode(asked.arguments)
    keywords = values.decode(asked.keywords)
    if (
        not 0 <= asked.callback < len(callbacks)
        or not isinstance(arguments, list)
        or not isinstance(keywords, dict)
        or not all(isinstance(key, str) for key in keywords)
    ):
        raise values.ProtocolError("a question that can't be answered")
    callback = callbacks[asked.callback]
    if _count([arguments, keywords]) > MAX_ASKED_NUMBERS:
        text = f"{callback.__name__} was called with more than {MAX_ASKED_NUMBERS} numbers"
        return messages.Refusal(asked.id, text)
    try:
        with np.errstate(all="ignore"):
            return messages.Reply(asked.id, values.encode(callback(*arguments, **keywords)))
    except Exception as error:
        text = f"{callback.__name__} can't use these arguments: {error}"
        return messages.Refusal(asked.id, text[:500])


def _count(value: Any) -> int:
    """Count the numbers and all else in a decoded value; what is empty counts, too."""
    if isinstance(value, np.ndarray):
        return values.extent(value.shape)
    if isinstance(value, dict):
        return max(sum(map(_count, value.values())), 1)
    if isinstance(value, (list, tuple)):
        return max(sum(map(_count, value)), 1)
    return 1
