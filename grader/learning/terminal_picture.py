"""A course's picture by characters: the plane with the points, and the curve of the loss.

Nothing rests on colour, so there is none: what is probable is shaded in steps, the boundary is a
line, and points are told apart by their shape.
"""

import itertools
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.judging.scene import Array, Scene

MIN_WIDTH, MAX_WIDTH = 24, 100
"""Of a picture, in characters."""
PLANE_ROWS = 18
CURVE_ROWS = 10
ASPECT = 2.1
"""How many times as high as wide a character is."""
BESIDE = 76
"""From this width on the curve stands beside the plane."""


@dataclass(frozen=True)
class Signs:
    """What things are drawn with."""

    shades: str
    """From improbable to probable, in four steps."""
    labels: tuple[str, str]
    lines: str
    """Lying, rising, standing, falling."""
    dashes: str
    curve: str
    axes: tuple[str, str, str]
    """Upward, the corner, to the right."""


UNICODE = Signs(" ░▒▓", ("○", "●"), "─╱│╲", "+", "•", ("│", "└", "─"))  # noqa: RUF001
ASCII = Signs(" .:%", ("O", "X"), "-/|\\", "+", "*", ("|", "+", "-"))


def signs_for(encoding: str) -> Signs:
    """Return the signs that a terminal of this encoding can show."""
    try:
        "".join(map(str, vars(UNICODE).values())).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def field_shape(width: int) -> tuple[int, int]:
    """Return how many rows and columns the plane has in a terminal of this width."""
    columns = _bounded(width) - 7
    if width >= BESIDE:
        columns = columns // 2 - 1
    columns = min(columns, round(PLANE_ROWS * ASPECT))
    return min(PLANE_ROWS, round(columns / ASPECT)), columns


def small_shape(rows: int) -> tuple[int, int]:
    """Return how many rows and columns the plane has where it stands alone, in so many rows."""
    rows = min(PLANE_ROWS, rows)
    return rows, round(rows * ASPECT)


def _bounded(width: int) -> int:
    return max(MIN_WIDTH, min(width, MAX_WIDTH))


def render(title: str, scene: Scene, width: int, signs: Signs) -> str:
    """Return the picture of the end of a training, with what it shows in words."""
    plane, beside = _plane(scene, signs), width >= BESIDE
    inner = len(plane[0])
    curve = _curve(scene.losses, _bounded(width) - (inner + 6 if beside else 2), signs)
    if beside:
        height = max(len(plane), len(curve))
        left = [*plane, *[""] * (height - len(plane))]
        right = [*curve, *[""] * (height - len(curve))]
        drawn = [f"{one:<{inner}}    {other}" for one, other in zip(left, right, strict=True)]
    else:
        drawn = [*plane, "", *curve]
    said = [*_legend(scene, signs), "", *_numbers(scene), *scene.remarks]
    lines = [*_wrapped([title, ""], width), *drawn, "", *_wrapped(said, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def render_plane(scene: Scene, signs: Signs) -> str:
    """Return the plane alone, with the boundary and the points."""
    return "\n".join(line.rstrip() for line in _plane(scene, signs)) + "\n"


def _wrapped(texts: Sequence[str], width: int) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(text, _bounded(width)) or [""]]


def _plane(scene: Scene, signs: Signs) -> list[str]:
    """Draw the field, the boundary and the points; the highest row comes first."""
    field = scene.end.field
    steps = np.clip(np.ceil(field * 4).astype(int) - 1, 0, 3)
    drawn = np.array(list(signs.shades))[steps]
    for (row, column), direction in _lines(field).items():
        drawn[row, column] = signs.lines[direction]
    for segment in scene.crossing:
        for share in np.linspace(0, 1, 4 * len(field))[::2]:
            point = tuple(np.add(segment[0], share * np.subtract(segment[1], segment[0])))
            drawn[_cell(scene, point)] = signs.dashes
    for point, label in zip(scene.points, scene.labels, strict=True):
        row, column = _cell(scene, point)
        drawn[row, max(column - 1, 0) : column + 2] = " "
        drawn[row, column] = signs.labels[int(label > 0.5)]
    up, corner, along = signs.axes
    rows = [f"{up}{''.join(row)}" for row in drawn[::-1]]
    heights = [f"{scene.high[1]:g}", *[""] * (len(rows) - 2), f"{scene.low[1]:g}"]
    margin = max(map(len, heights))
    low, high = (f"{scene.low[0]:g}", f"{scene.high[0]:g}")
    gap = field.shape[1] - len(low) - len(high)
    return [
        *(f"{label:>{margin}} {row}" for label, row in zip(heights, rows, strict=True)),
        f"{'':{margin}} {corner}{along * field.shape[1]}",
        f"{'':{margin}}  {low}{' ' * gap}{high}",
    ]


def _cell(scene: Scene, point: "tuple[float, ...] | Array") -> tuple[int, int]:
    """Return the row and the column of the field that a point lies in."""
    shape = scene.end.field.shape
    shares = np.subtract(point, scene.low) / np.subtract(scene.high, scene.low)
    row, column = shares[1] * shape[0], shares[0] * shape[1]
    return min(int(row), shape[0] - 1), min(int(column), shape[1] - 1)


def _boundary(field: Array) -> Array:
    """Return where the probability is over one half, and no more than that beside or below it."""
    over = field > 0.5
    line = np.zeros_like(over)
    for axis, step in itertools.product((0, 1), (1, -1)):
        other = np.roll(over, step, axis)
        # What came round the edge is no neighbour.
        edge = [slice(None), slice(None)]
        edge[axis] = slice(0, 1) if step == 1 else slice(-1, None)
        other[tuple(edge)] = True
        line |= over & ~other
    return line


def _lines(field: Array) -> dict[tuple[int, int], int]:
    """Return the directions of the boundary, by the places where it is."""
    places = [(int(row), int(column)) for row, column in np.argwhere(_boundary(field))]
    return {place: _direction(field, *place) for place in places}


def _direction(field: Array, row: int, column: int) -> int:
    """Return which of four lines lies closest to where the field does not change."""
    up, across = (np.gradient(field, axis=axis)[row, column] for axis in (0, 1))
    angle = np.arctan2(-across * ASPECT, up) if up or across else 0.0
    return round(angle / (np.pi / 4)) % 4


def _curve(losses: Array, width: int, signs: Signs) -> list[str]:
    """Draw the loss over the epochs."""
    low, high = min(0.0, float(losses.min())), max(float(losses.max()), 1e-9)
    labels = [f"{high:.2f}", f"{low:.2f}"]
    margin = max(map(len, labels))
    columns = min(width - margin - 2, 60)
    chosen = losses[np.linspace(0, len(losses) - 1, columns).round().astype(int)]
    rows = np.clip(((chosen - low) / (high - low) * (CURVE_ROWS - 1)).round(), 0, CURVE_ROWS - 1)
    drawn = np.full((CURVE_ROWS, columns), " ")
    before = int(rows[0])
    for column, row in enumerate(rows.astype(int)):
        between = range(min(row, before + 1), max(row, before - 1) + 1)
        drawn[list(between) if abs(row - before) > 1 else row, column] = signs.curve
        before = int(row)
    up, corner, along = signs.axes
    margins = [labels[0], *[""] * (CURVE_ROWS - 2), labels[1]]
    lines = [
        f"{label:>{margin}} {up}{''.join(row)}"
        for label, row in zip(margins, drawn[::-1], strict=True)
    ]
    last = f"{len(losses)} epochs"
    return [
        f"{'':{margin}} loss",
        *lines,
        f"{'':{margin}} {corner}{along * columns}",
        f"{'':{margin}}  {last:>{columns}}",
    ]


def _legend(scene: Scene, signs: Signs) -> list[str]:
    zero, one = signs.labels
    directions = list(_lines(scene.end.field).values())
    most = max(set(directions), key=directions.count) if directions else None
    line = "" if most is None else f"   {signs.lines[most]} boundary, 0.5"
    dashed = f"   {signs.dashes} between points of one label" if scene.crossing else ""
    shades = "   ".join(
        f"[{shade * 3}] to {0.25 * number:g}" for number, shade in enumerate(signs.shades, start=1)
    )
    return [f"{one} label 1   {zero} label 0{line}{dashed}", f"Probability of 1: {shades}"]


def _numbers(scene: Scene) -> list[str]:
    first, last = scene.losses[0], scene.losses[-1]
    return [
        f"The loss goes from {first:.4f} after the first epoch to {last:.4f} after the last, "
        f"{len(scene.losses)}.",
        f"{scene.right_at(scene.end)} of {len(scene.points)} points are given their own label. "
        f"{scene.end.parameters}.",
    ]
