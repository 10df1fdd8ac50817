"""Compares what a check has seen of a learner's function with what it sees of a misconception."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judging.expect import as_array
from grader.judging.observation import Observation

CLOSE = 1e-6
"""Relative and absolute: a tiny epsilon, or another order of summation, is no mistake."""
MAX_SPREAD = 0.05
"""How far random answers may lie from their mean, relative to the largest, to tell something."""

# A few samples show only a part of what is possible. In a single number they may lie close together
# by chance: so it gets several times its own spread, and some of the widest that was seen besides.
OWN_SPREAD = 10
WIDEST_SPREAD = 2
FAR_OUTSIDE = 4
"""What lies so many times farther out is another mistake; in between, nothing can be told."""
TELLING = 100
"""So many numbers don't agree by chance; a few may, where one of a few answers is drawn."""


class Verdict(enum.Enum):
    """What a misconception's answers in a check say about the learner's."""

    AGREE = enum.auto()
    DIFFER = enum.auto()
    UNKNOWN = enum.auto()


def compare(lost: Observation, attempts: Sequence[Observation], random: bool) -> Verdict:
    """Compare a check that the learner has lost with attempts of a misconception.

    `random`: the misconception is random by itself, and the attempts are a sample.
    """
    failed = [one.wrong for one in attempts if one.wrong is not None]
    if lost.wrong is None or not failed:
        return Verdict.DIFFER
    findings = {one.got for one in failed}
    if lost.wrong.observed and len(findings) == 1:
        return Verdict.AGREE if findings == {lost.wrong.got} else Verdict.DIFFER
    # What is seen of the mistake each time, and not of the learner, speaks against it.
    always_seen = all(one.observed for one in failed) and len(failed) == len(attempts)
    if always_seen and len(findings) == 1 and not lost.wrong.observed:
        return Verdict.DIFFER
    learner = numbers_of(lost)
    samples = [numbers_of(one) for one in attempts]
    if not random:
        return Verdict.AGREE if learner.agrees_with(samples[0]) else Verdict.DIFFER
    # The same words each time, that are not about a value: a length, a shape.
    if findings == {lost.wrong.got} and len(failed) == len(attempts):
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

    def agrees_for_good_with(self, other: "Numbers") -> bool:
        """Whether they are the same, and would be again, whatever is drawn."""
        return self.values.size >= TELLING and self.agrees_with(other)


def numbers_of(observation: Observation) -> Numbers:
    """Flatten the answers of all calls, and the arguments where they were changed."""
    values: list[float] = []
    shape = tuple(
        (call.function, _flatten(call.value, values), _flatten(call.arguments_after, values))
        for call in observation.calls
    )
    return Numbers(shape, np.array(values))


def numbers_in(value: Any) -> Numbers:
    """Flatten one answer."""
    values: list[float] = []
    shape = _flatten(value, values)
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
    # A worker doesn't tell what became of a function that it was given.
    return repr(None if callable(value) else value)


def _within_spread(learner: Numbers, samples: Sequence[Numbers]) -> Verdict:
    """Whether answers lie within the spread of a random misconception's."""
    if any(sample.shape != samples[0].shape for sample in samples):
        return Verdict.UNKNOWN
    values = np.array([sample.values for sample in samples])
    center = values.mean(axis=0)
    spread = np.abs(values - center).max(axis=0)
    if not np.all(spread <= MAX_SPREAD * max(np.abs(center).max(), CLOSE)):
        return Verdict.UNKNOWN
    if learner.shape != samples[0].shape:
        return Verdict.DIFFER
    distance = np.abs(learner.values - center)
    likely = OWN_SPREAD * spread + WIDEST_SPREAD * spread.max() + CLOSE
    if np.all(distance <= likely):
        return Verdict.AGREE
    return Verdict.UNKNOWN if np.all(distance <= FAR_OUTSIDE * likely) else Verdict.DIFFER
