"""Points that lie near a line, for hidden checks."""

from grader.judging.checks import Array, Rng


def random_points(rng: Rng) -> tuple[Array, Array]:
    """Return X (6, 2) and y (6, 1), which no line goes through."""
    return rng.normal(size=(6, 2)), rng.normal(size=(6, 1))
