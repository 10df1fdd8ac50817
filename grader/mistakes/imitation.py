"""Plays the learner with a misconception: checks are run again, with the same inputs."""

import contextlib
import copy
import dataclasses
import sys
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from grader.boundary.callbacks import key_of
from grader.boundary.outcome import CallRecord, WrongAnswer
from grader.course import course
from grader.judging.check import Check
from grader.judging.observation import Observation, finding_of_an_error
from grader.mistakes.library import Misconception
from grader.mistakes.shared_calls import SharedCalls
from grader.worker import messages, values

Run = Callable[[Check, Any], None]
"""Runs a check with something in the learner's place, and with the inputs of the seed."""


class MisconceptionRaisedError(Exception):
    """A misconception has raised, as the learner's function may do in its place."""


class Imitations:
    """Runs checks with misconceptions in the learner's place, each once for each attempt.

    With `shared`, those that call the same slow function of a solution wait for it once.
    """

    def __init__(self, run: Run, shared: SharedCalls | None = None) -> None:
        self._run = run
        self._shared = shared
        self._observations: dict[tuple[str, str, str, int], Observation] = {}
        self._begun: dict[
            tuple[Misconception, int], tuple[Misconception, dict[str, CallRecord]]
        ] = {}
        """Whoever plays an attempt, with the calls that it remembers: all checks share them."""

    def observation(
        self, misconception: Misconception, check: Check, attempt: int = 0
    ) -> Observation:
        """Return what a check sees of a misconception; that it raises is a finding, too."""
        key = (misconception.subject, misconception.name, check.id, attempt)
        if key not in self._observations:
            player, remembered = self._begun.setdefault(
                (misconception, attempt), (_with_own_defaults(misconception), {})
            )
            imitation = Imitation(player, remembered)
            wrong = None
            try:
                with _seeded(player, attempt, self._shared):
                    self._run(check, imitation)
            except WrongAnswer as caught:
                wrong = caught
            except MisconceptionRaisedError as caught:
                wrong = finding_of_an_error(type(caught.__cause__).__name__)
            self._observations[key] = Observation(check, tuple(imitation.calls), wrong)
        return self._observations[key]


class Imitation:
    """Looks like the learner's module, and answers with a misconception."""

    def __init__(
        self,
        misconception: Misconception,
        records: dict[str, CallRecord],
        calls: list[CallRecord] | None = None,
    ) -> None:
        self.calls: list[CallRecord] = [] if calls is None else calls
        self._misconception = misconception
        self._records = records
        self._remembers = calls is not None

    @property
    def remembered(self) -> "Imitation":
        """The same, whose calls are made once only: several checks share `records`."""
        return Imitation(self._misconception, self._records, self.calls)

    @property
    def last_call(self) -> CallRecord:
        """What became of the latest call."""
        return self.calls[-1]

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function != self._misconception.subject.partition(".")[2]:
            raise AttributeError(function)

        def call(*arguments: Any, **keywords: Any) -> Any:
            if not self._remembers:
                record = self._record(arguments, keywords)
            else:
                key = key_of([list(arguments), keywords])
                if key not in self._records:
                    self._records[key] = self._record(arguments, keywords)
                record = self._records[key]
            self.calls.append(record)
            return record.value

        return call

    def _record(self, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> CallRecord:
        """Call the misconception, and return what became of it. Raises MisconceptionRaisedError."""
        module, _, function = self._misconception.subject.partition(".")
        given = [one if callable(one) else copy.deepcopy(one) for one in arguments]
        try:
            value = self._misconception.function(*given, **keywords)
        except Exception as error:
            raise MisconceptionRaisedError from error
        # As from a worker: plain data, and what became of the arguments where they changed.
        value = values.decode(values.encode(value))
        changed = not all(map(_unchanged, arguments, given))
        outcome = messages.Returned(0, None, None, None)
        after = given if changed else None
        return CallRecord(module, function, arguments, keywords, outcome, value, after)


def _with_own_defaults(misconception: Misconception) -> Misconception:
    """Return one that keeps in its default values what no other attempt sees.

    To keep something from call to call is a mistake of its own.
    """
    function = misconception.function
    if not isinstance(function, FunctionType) or not function.__defaults__:
        return misconception
    own = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        tuple(map(copy.copy, function.__defaults__)),
        function.__closure__,
    )
    own.__kwdefaults__ = function.__kwdefaults__
    return dataclasses.replace(misconception, function=own)


def _unchanged(before: Any, after: Any) -> bool:
    return callable(before) or bool(repr(values.encode(before)) == repr(values.encode(after)))


# ── randomness that can be repeated ──────────────────────────────────────────────────────────


@contextlib.contextmanager
def _seeded(
    misconception: Misconception, attempt: int, shared: SharedCalls | None
) -> Iterator[None]:
    """Let generators that our own code makes without a seed have one: an attempt can be repeated.

    The misconception and the solutions that it calls see a NumPy whose `default_rng` is seeded; to
    everybody else NumPy is as it was.
    """
    namespaces = [vars(module) for module in _solutions()]
    own = getattr(misconception.function, "__globals__", None)  # a wrapped one has none
    changed = [one for one in (own, *namespaces) if one is not None and one.get("np") is np]
    for namespace in changed:
        namespace["np"] = _SeededNumpy(attempt)
    replaced = {}
    if shared is not None and own is not None:
        stand_ins = shared.in_place_of(own, attempt)
        replaced = {name: own[name] for name in stand_ins}
        own.update(stand_ins)
    try:
        yield
    finally:
        for namespace in changed:
            namespace["np"] = np
        if own is not None:
            own.update(replaced)


def _solutions() -> Iterator[ModuleType]:
    """Yield the modules of the solutions that are loaded."""
    for name in course().exercise_names:
        module = sys.modules.get(name)
        if module is not None and str(module.__file__).startswith(str(course().solutions)):
            yield module


class _SeededNumpy:
    """NumPy, but for the generators that it makes."""

    def __init__(self, seed: int) -> None:
        self.random = _SeededRandom(seed)

    def __getattr__(self, name: str) -> Any:
        value = getattr(np, name)
        setattr(self, name, value)  # found at once the next time
        return value


class _SeededRandom:
    """NumPy's `random`, but for the generators that it makes."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def default_rng(self, seed: Any = None) -> np.random.Generator:
        """Return a generator; without a seed of its own it gets ours."""
        return np.random.default_rng(self._seed if seed is None else seed)

    def __getattr__(self, name: str) -> Any:
        return getattr(np.random, name)
