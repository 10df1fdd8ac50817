"""Answers that cost no work: whatever can be given back without doing what a function is for.

They are made from a function's parameters, and from what its solution answers to the checks.
"""

import functools
import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np

from grader.judging.observation import Observation
from grader.mistakes.library import Misconception
from grader.mistakes.matching import numbers_of

CONSTANTS: tuple[Any, ...] = (None, 0.0, 0, 1, [], {}, "a text")
FILLINGS = (0.0, 0.5, 1.0)

Given: TypeAlias = dict[str, Any]
"""The arguments of a call, by their names."""
Answer: TypeAlias = Callable[[Given], Any]


def lazy_answers(solution: Misconception, seen: Sequence[Observation]) -> Iterator[Misconception]:
    """Yield functions that give such answers; their names say which.

    `seen` is what the checks have seen of the solution, in a run of their own.
    """
    signature = inspect.signature(solution.function)
    for name, answer in _answers(signature, seen):
        yield Misconception(solution.subject, name, "", _function(signature, answer))


def _function(signature: inspect.Signature, answer: Answer) -> Callable[..., Any]:
    def function(*arguments: Any, **keywords: Any) -> Any:
        return answer(signature.bind(*arguments, **keywords).arguments)

    return function


def _answers(
    signature: inspect.Signature, seen: Sequence[Observation]
) -> Iterator[tuple[str, Answer]]:
    for constant in CONSTANTS:
        yield repr(constant), _always(constant)
    for name in signature.parameters:
        yield f"its argument {name}", functools.partial(_argument, name)
        yield f"zeros like {name}", functools.partial(_zeros_like, name)
    calls = [(one.check.hidden, call) for one in seen for call in one.calls]
    answers = [
        (hidden, signature.bind(*call.arguments, **call.keywords).arguments, call.value)
        for hidden, call in calls
    ]
    # The first call of a form stands for all of them.
    by_form = {form_of(given): value for _, given, value in reversed(answers)}
    for number in FILLINGS:
        constants = {form: filled(value, number) for form, value in by_form.items()}
        yield f"{number} in the right shape", functools.partial(_looked_up, {}, constants)
    yield "the answers of another run", functools.partial(_looked_up, {}, by_form)
    visible = {key_of(given): value for hidden, given, value in answers if not hidden}
    for number, value in enumerate(visible.values(), start=1):
        yield f"answer {number} of the visible checks", _always(value)
    yield "a table of the visible answers", functools.partial(_looked_up, visible, by_form)


def _always(value: Any) -> Answer:
    return lambda given: value


def _argument(name: str, given: Given) -> Any:
    """Return an argument, if it is plain data; a function can't be an answer."""
    value = given.get(name)
    return None if callable(value) else value


def _zeros_like(name: str, given: Given) -> Any:
    return filled(_argument(name, given), 0.0)


def _looked_up(table: dict[str, Any], by_form: dict[str, Any], given: Given) -> Any:
    """Return the answer to these arguments; else to others of the same form."""
    return table.get(key_of(given), by_form.get(form_of(given)))


def filled(value: Any, number: float) -> Any:
    """Return a value of the same form, with one number in the place of all that it holds."""
    if isinstance(value, dict):
        return {key: filled(item, number) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(filled(item, number) for item in value)
    if isinstance(value, np.ndarray):
        return np.full(value.shape, number)
    return number if isinstance(value, (bool, int, float)) else value


def key_of(given: Given) -> str:
    """Return the same text for the same arguments."""
    return repr([(name, _text_of(value)) for name, value in given.items()])


def _text_of(value: Any) -> Any:
    """Return something that tells a plain value, or a function's name, from all others."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.tolist()
    if isinstance(value, dict):
        return [(key, _text_of(item)) for key, item in value.items()]
    return value.__name__ if callable(value) else value


def form_of(given: Given) -> str:
    """Return the same text for arguments that have the same form."""
    return key_of(filled(given, 0.0))


def earns_nothing(lazy: Observation, solution: Observation) -> bool:
    """Whether a check gives a lazy answer no more than what is its own.

    It may pass where it is the very answer, and everybody knows that answer: in a visible check, or
    where a function is given nothing, so that there is just one.
    """
    if not lazy.passed or not lazy.check.points:
        return True
    is_known = not lazy.check.hidden or not any(one.arguments for one in solution.calls)
    return is_known and numbers_of(lazy).agrees_with(numbers_of(solution))
