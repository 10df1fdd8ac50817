"""How the points of the class are spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

BANDS = 10


@dataclass(frozen=True)
class Band:
    """The students with so many points."""

    first: int
    last: int
    students: int

    @property
    def label(self) -> str:
        """Say which points: "90-100"."""
        return f"{self.first}–{self.last}"  # noqa: RUF001


@dataclass(frozen=True)
class PointFigures:
    """The points of all that have a score."""

    most: int
    students: int
    mean: float
    median: float
    bands: tuple[Band, ...]


def point_figures(points: Sequence[int], most: int) -> PointFigures:
    """Count points in bands of a tenth of the most; the last one holds the full score, too.

    What a teacher has added may lead above it, or below 0: it counts to the band at that end.
    """
    width = max(1, -(-most // BANDS))
    number = max(1, -(-most // width))
    counts = [0] * number
    for one in points:
        counts[min(max(one // width, 0), number - 1)] += 1
    bands = tuple(
        Band(place * width, most if place == number - 1 else (place + 1) * width - 1, count)
        for place, count in enumerate(counts)
    )
    return PointFigures(
        most=most,
        students=len(points),
        mean=mean(points) if points else 0.0,
        median=median(points) if points else 0.0,
        bands=bands,
    )
