"""What a course's picture is made of, as data: points, a field over their plane, a curve.

A course may have pictures: `grader/checks/scenes.py`, which defines the exercises that have one,
and what is to be seen of each,

    DRAWN: tuple[str, ...]
    scene(exercise, submission, field_shape, moments) -> Scene

All that is shown comes from the submission's own functions, called in a worker. It raises
CheckStopped where one of them fails, or returns something else than can be drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from grader.course import course

Array: TypeAlias = "np.ndarray[Any, Any]"
Segment: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Moment:
    """What a model says at one moment of its training."""

    epoch: int
    field: Array
    """A probability for each place of the plane, (rows, columns), the lowest row first."""
    probabilities: Array
    """One for each point, (n,)."""
    predictions: Array
    """The label that each point is given, (n,)."""
    parameters: str
    """What the model consists of: "W = 2.03, 2.03; b = -3.31"."""


@dataclass(frozen=True)
class Scene:
    """A training on labelled points in a plane, up to its end."""

    points: Array
    """(n, 2)"""
    labels: Array
    """0 or 1 for each point, (n,)."""
    low: tuple[float, float]
    high: tuple[float, float]
    """Two corners of the plane."""
    losses: Array
    """One for each epoch."""
    moments: tuple[Moment, ...]
    """In order; the last one is the end of the training."""
    remarks: tuple[str, ...] = ()
    """Sentences on what is to be seen."""
    crossing: tuple[Segment, ...] = ()
    """Two segments between points of one label each that cross: no line parts the labels then."""

    @property
    def end(self) -> Moment:
        """The end of the training."""
        return self.moments[-1]

    def right_at(self, moment: Moment) -> int:
        """Count the points that are given their own label."""
        return int(np.sum(moment.predictions == self.labels))

    def loss_at(self, moment: Moment) -> float | None:
        """Return the loss at a moment; None before the first epoch."""
        return float(self.losses[moment.epoch - 1]) if moment.epoch else None


def drawn_exercises() -> Sequence[str]:
    """Return the exercises that the course has pictures of."""
    if not (course().checks / "scenes.py").is_file():
        return ()
    drawn: Sequence[str] = course().module("checks.scenes").DRAWN
    return drawn
