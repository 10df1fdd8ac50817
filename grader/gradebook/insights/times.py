"""How points depend on the time when work was handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from statistics import median

MAX_DOTS = 1000


@dataclass(frozen=True)
class Dot:
    """A submission."""

    time: datetime
    points: int
    late: bool


@dataclass(frozen=True)
class Day:
    """What was handed in on a day (UTC)."""

    day: date
    students: int
    late: int
    median: float


@dataclass(frozen=True)
class TimeFigures:
    """What was handed in when, as far as that is known."""

    days: tuple[Day, ...]
    dots: tuple[Dot, ...]
    """All, or of very many every second, third ..., in the order of time."""
    most: int

    @property
    def students(self) -> int:
        """How many there are."""
        return sum(day.students for day in self.days)


def time_figures(dots: Sequence[Dot], most: int) -> TimeFigures:
    """Return submissions by day."""
    ordered = sorted(dots, key=lambda dot: dot.time)
    days = []
    for day, group in groupby(ordered, key=lambda dot: dot.time.date()):
        several = list(group)
        late = sum(dot.late for dot in several)
        days.append(Day(day, len(several), late, median(dot.points for dot in several)))
    every = -(-len(ordered) // MAX_DOTS) or 1
    return TimeFigures(tuple(days), tuple(ordered[::every]), most)
