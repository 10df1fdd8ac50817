"""Recognises wrong answers: the known mistake that answers as the learner's function does.

Each misconception of a function is put in the place of the learner's function, and the checks of
the function are run again, with the same inputs. It explains what was seen if

- it fails each check that the learner has lost, and nothing in its answers speaks against it,
- in at least one of these checks all of its answers agree with the learner's, or the same was
  found while the function ran ("one random order for all 8 epochs"),
- it passes each check that the learner has passed.

A training that is random by itself is run a few times: an answer agrees with it where it lies
within their spread, and tells nothing where that is wide. Where two misconceptions explain the
same, none is named. All of this happens in the parent, with code of ours alone, and can't change
a score.
"""

import contextlib
import copy
import enum
import functools
import importlib
import importlib.util
import pkgutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from grader import protocol
from grader.catalogue import Check, exercise_names
from grader.evidence import Evidence, Seen, raised_finding
from grader.expect import as_array
from grader.outcome import CallRecord, WrongAnswer
from grader.reference import solutions_on_path

CLOSE = 1e-6
"""Relative and absolute: a tiny epsilon, or another order of summation, is no mistake."""
PACKAGE = "grader.misconceptions"
TOOLKIT = "neural_network"
"""The exercise that is no kata: it has functions of its own."""
SAMPLES = 4
"""How often a misconception that is random by itself is run."""
MAX_SPREAD = 0.05
"""How far random answers may lie from their mean, relative to the largest, to tell something."""


@dataclass(frozen=True)
class Misconception:
    """A well-known wrong implementation of a function."""

    subject: str
    """The function that it is one of: "neural_network.sigmoid"."""
    name: str
    """Its own name: "sigmoid__wrong_sign"."""
    explanation: str
    """What the learner reads."""
    function: Callable[..., Any]


Run = Callable[[Check, Any], None]
"""Runs a check with something in the learner's place, and with the inputs of the seed."""


class Verdict(enum.Enum):
    """What a misconception's answers in a check say about the learner's."""

    AGREE = enum.auto()
    DIFFER = enum.auto()
    UNKNOWN = enum.auto()


class MisconceptionRaisedError(Exception):
    """A misconception has raised, as the learner's function may do in its place."""


@functools.cache
def load_misconceptions() -> dict[str, tuple[Misconception, ...]]:
    """Return all misconceptions, by the function that they are of."""
    found: dict[str, tuple[Misconception, ...]] = {}
    with solutions_on_path():
        for exercise in exercise_names():
            for module in _modules_of(exercise):
                for one in _misconceptions_in(module, exercise):
                    found[one.subject] = (*found.get(one.subject, ()), one)
    return found


def _modules_of(exercise: str) -> Iterator[ModuleType]:
    """Yield an exercise's modules of misconceptions: one, or a folder; and what all katas share."""
    if importlib.util.find_spec(f"{PACKAGE}.{exercise}") is None:
        return  # the edition for students has none: some of them give an answer away
    module = importlib.import_module(f"{PACKAGE}.{exercise}")
    yield module
    for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield importlib.import_module(f"{PACKAGE}.{exercise}.{part.name}")
    if exercise != TOOLKIT:
        yield importlib.import_module(f"{PACKAGE}.every_kata")


def _misconceptions_in(module: ModuleType, exercise: str) -> Iterator[Misconception]:
    """Yield the misconceptions in a module, as those of an exercise."""
    for name, value in vars(module).items():
        function, separator, _ = name.partition("__")
        if separator and function and callable(value):
            explanation = " ".join((value.__doc__ or "").split())
            yield Misconception(f"{exercise}.{function}", name, explanation, value)


def recognise(
    seen: Sequence[Seen],
    misconceptions: Sequence[Misconception],
    imitations: "Imitations",
    deadline: float = float("inf"),
) -> Misconception | None:
    """Return the one misconception that explains what was seen of a function, or None.

    `deadline` is a time of `time.monotonic`: past it, nothing is recognised.
    """
    doubts: dict[str, int] = {}
    for misconception in misconceptions:
        if time.monotonic() > deadline:
            return None
        try:
            found = _doubts(misconception, seen, imitations)
        except Exception:
            # It answers with what no learner's answer can be: then it explains nothing here.
            continue
        if found is not None:
            doubts[misconception.name] = found
    fewest = min(doubts.values(), default=0)
    best = [one for one in misconceptions if doubts.get(one.name) == fewest]
    return best[0] if len(best) == 1 else None


class Imitations:
    """Runs checks with misconceptions in the learner's place, each once for each attempt."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._evidence: dict[tuple[str, str, str, int], Evidence] = {}

    def evidence(self, misconception: Misconception, check: Check, attempt: int = 0) -> Evidence:
        """Return what a check sees of a misconception; that it raises is a finding, too."""
        key = (misconception.subject, misconception.name, check.id, attempt)
        if key not in self._evidence:
            imitation = Imitation(misconception)
            wrong = None
            try:
                with _seeded(attempt):
                    self._run(check, imitation)
            except WrongAnswer as caught:
                wrong = caught
            except MisconceptionRaisedError as caught:
                wrong = raised_finding(type(caught.__cause__).__name__)
            self._evidence[key] = Evidence(tuple(imitation.calls), wrong)
        return self._evidence[key]

    def attempts(self, misconception: Misconception, check: Check, random: bool) -> list[Evidence]:
        """Return what a check sees of a misconception: several times where that is random."""
        numbers = range(SAMPLES if random else 1)
        return [self.evidence(misconception, check, number) for number in numbers]

    def is_random(self, misconception: Misconception, check: Check) -> bool:
        """Whether a misconception answers a check otherwise the second time."""
        first, second = (self.evidence(misconception, check, number) for number in range(2))
        return not _numbers_of(first).agrees_with(_numbers_of(second))

    def may_pass(self, misconception: Misconception, check: Check, random: bool) -> bool:
        """Whether a misconception passes a check; once will do, where it is random."""
        return any(one.wrong is None for one in self.attempts(misconception, check, random))


@contextlib.contextmanager
def _seeded(attempt: int) -> Iterator[None]:
    """Let generators that are made without a seed have one: each attempt can be repeated."""
    original = np.random.default_rng
    np.random.default_rng = lambda seed=attempt: original(seed)
    try:
        yield
    finally:
        np.random.default_rng = original


class Imitation:
    """Looks like the learner's module, and answers with a misconception."""

    def __init__(self, misconception: Misconception) -> None:
        self.calls: list[CallRecord] = []
        self._misconception = misconception

    @property
    def remembered(self) -> "Imitation":
        """The same: each check has an imitation of its own."""
        return self

    @property
    def last_call(self) -> CallRecord:
        """What became of the latest call."""
        return self.calls[-1]

    def __getattr__(self, function: str) -> Callable[..., Any]:
        subject_module, _, subject_function = self._misconception.subject.partition(".")
        if function != subject_function:
            raise AttributeError(function)

        def call(*arguments: Any, **keywords: Any) -> Any:
            given = [one if callable(one) else copy.deepcopy(one) for one in arguments]
            try:
                value = self._misconception.function(*given, **keywords)
            except Exception as error:
                raise MisconceptionRaisedError from error
            # As from a worker: plain data, and what became of the arguments where they changed.
            value = protocol.decode(protocol.encode(value))
            changed = not all(map(_unchanged, arguments, given))
            self.calls.append(
                CallRecord(
                    subject_module,
                    function,
                    arguments,
                    keywords,
                    protocol.Returned(0, None, None, None),
                    value,
                    given if changed else None,
                )
            )
            return value

        return call


def _unchanged(before: Any, after: Any) -> bool:
    return callable(before) or bool(repr(protocol.encode(before)) == repr(protocol.encode(after)))


def _doubts(
    misconception: Misconception, seen: Sequence[Seen], imitations: Imitations
) -> int | None:
    """Return how many lost checks a misconception leaves open; None where it explains nothing."""
    lost = [one for one in seen if not one.passed]
    passed = [one.check for one in seen if one.passed]
    random = any(imitations.is_random(misconception, one.check) for one in lost)
    verdicts = [_compare(one, misconception, imitations, random) for one in lost]
    if Verdict.DIFFER in verdicts or Verdict.AGREE not in verdicts:
        return None
    if not all(imitations.may_pass(misconception, check, random) for check in passed):
        return None
    return verdicts.count(Verdict.UNKNOWN)


def _compare(
    seen: Seen, misconception: Misconception, imitations: Imitations, random: bool
) -> Verdict:
    """Compare a lost check with what it sees of a misconception, that may be random by itself."""
    lost = seen.evidence.wrong
    learner = _numbers_of(seen.evidence)
    attempts = imitations.attempts(misconception, seen.check, random)
    failed = [one.wrong for one in attempts if one.wrong is not None]
    if lost is None or not failed:
        return Verdict.DIFFER
    findings = {one.got for one in failed}
    if lost.observed and len(findings) == 1:
        return Verdict.AGREE if findings == {lost.got} else Verdict.DIFFER
    samples = [_numbers_of(one) for one in attempts]
    if not random:
        return Verdict.AGREE if learner.agrees_with(samples[0]) else Verdict.DIFFER
    # The same words each time, that are not about a value: a length, a shape.
    if findings == {lost.got} and len(failed) == len(attempts):
        return Verdict.AGREE
    return _within_spread(learner, samples)


@dataclass(frozen=True)
class Numbers:
    """All numbers in the answers of a check, and the shape that they came in."""

    shape: Any
    values: Any

    def agrees_with(self, other: "Numbers") -> bool:
        """Whether they are the same but for rounding."""
        return bool(
            self.shape == other.shape
            and np.allclose(self.values, other.values, rtol=CLOSE, atol=CLOSE, equal_nan=True)
        )


def _within_spread(learner: Numbers, samples: Sequence[Numbers]) -> Verdict:
    """Whether answers lie within the spread of a random misconception's."""
    if any(sample.shape != samples[0].shape for sample in samples):
        return Verdict.UNKNOWN
    values = np.array([sample.values for sample in samples])
    center = values.mean(axis=0)
    deviation = np.abs(values - center).max(axis=0)
    if not np.all(deviation <= MAX_SPREAD * max(np.abs(center).max(), CLOSE)):
        return Verdict.UNKNOWN
    if learner.shape != samples[0].shape:
        return Verdict.DIFFER
    # A few samples show only a part of what is possible; what lies far outside is another mistake.
    distance = np.abs(learner.values - center)
    likely = 10 * deviation + 2 * deviation.max() + CLOSE
    if np.all(distance <= likely):
        return Verdict.AGREE
    return Verdict.UNKNOWN if np.all(distance <= 4 * likely) else Verdict.DIFFER


def _numbers_of(evidence: Evidence) -> Numbers:
    """Flatten the answers of all calls, and the arguments where they were changed."""
    values: list[float] = []
    shape = tuple(
        (call.function, _flatten(call.value, values), _flatten(call.arguments_after, values))
        for call in evidence.calls
    )
    return Numbers(shape, np.array(values))


def _flatten(value: Any, values: list[float]) -> Any:
    """Append all numbers in a value; return a description of everything else about it."""
    if isinstance(value, dict):
        return tuple((key, _flatten(item, values)) for key, item in value.items())
    array = as_array(value)
    if array is not None:
        values += array.astype(np.float64).ravel().tolist()
        # A number may come in an array, a column as a list of columns.
        return array.shape if array.size != 1 else "number"
    if isinstance(value, (list, tuple)):
        return tuple(_flatten(item, values) for item in value)
    return repr(value)
