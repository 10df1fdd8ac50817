"""A course's picture as a page: SVG, and a slider that replays the training.

It stands alone: no request leads anywhere else, and no script runs but its own. What is drawn is
also in tables. Without scripts it shows the end.
"""

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import numpy as np

from grader.judging.scene import Array, Moment, Scene

PARTS = Path(__file__).with_name("page")
FIELD_SHAPE = (30, 30)
"""Rows and columns of the plane."""
MOMENTS = 21
"""How many the slider has, at most."""
SIZE, MARGIN = 360, 30
"""Of a panel, in its own units."""
INNER = SIZE - 2 * MARGIN
MAX_CURVE = 300
"""Points of the curve: more can't be told apart."""
_LEAST = 1e-12
"""From 0 and 1: the boundary is found where the logit of the probability is 0."""


def render(title: str, scene: Scene) -> str:
    """Return the page."""
    parts = {
        name: (PARTS / f"picture.{name}").read_text(encoding="utf-8") for name in ("css", "js")
    }
    hashes = f"style-src {_hash_of(parts['css'])}; script-src {_hash_of(parts['js'])}"
    moments = [_moment(scene, one) for one in scene.moments]
    data = {"moments": moments, "last": len(scene.losses)}
    template = Template((PARTS / "picture.html.template").read_text(encoding="utf-8"))
    return template.substitute(
        policy=f"default-src 'none'; {hashes}",
        title=escape(title),
        style=parts["css"],
        script=parts["js"],
        said=escape(moments[-1]["said"]),
        replay=_replay(len(moments)) if len(moments) > 1 else "",
        plane=_plane(scene, moments[-1]),
        curve=_curve(scene, moments[-1]),
        dashed=_DASHED if scene.crossing else "",
        remarks="".join(f'<p class="remark">{escape(text)}</p>' for text in scene.remarks),
        when=f", after epoch {scene.end.epoch} of {len(scene.losses)}",
        points=_rows_of_points(scene, moments[-1]),
        moments=_rows_of_moments(scene),
        # In a script no text may look like its end.
        data=json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"),
    )


_DASHED = (
    '<span class="key"><svg viewBox="-8 -8 16 16" aria-hidden="true">'
    '<path d="M-8,0L8,0" class="dashed"/></svg> joins points of one label</span>'
)


def _hash_of(text: str) -> str:
    """Name a text in a policy: whatever else stands in its place is refused."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _replay(number: int) -> str:
    return (
        '<p class="replay" id="replay" hidden><button type="button" id="play">Play</button>'
        f'<label>The training <input type="range" id="slider" min="0" max="{number - 1}" '
        f'value="{number - 1}"></label><output id="epoch"></output></p>'
    )


def _moment(scene: Scene, moment: Moment) -> dict[str, Any]:
    """Return all that changes with the slider."""
    loss = scene.loss_at(moment)
    right = scene.right_at(moment)
    x, y = _place_on_curve(scene, max(moment.epoch, 1))
    began = "Before the first epoch" if loss is None else f"After epoch {moment.epoch}"
    told = "" if loss is None else f"the loss is {loss:.4f}, "
    return {
        "epoch": moment.epoch,
        "loss": loss,
        "steps": "".join(map(str, np.clip((moment.field * 10).astype(int), 0, 9).ravel())),
        "boundary": _boundary(scene, moment.field),
        "probabilities": [f"{one:.3f}" for one in moment.probabilities],
        "predictions": [f"{one:g}" for one in moment.predictions],
        "right": (moment.predictions == scene.labels).tolist(),
        "said": f"{began}, {told}{right} of {len(scene.points)} points are given their own label. "
        f"{moment.parameters}.",
        "x": x,
        "y": y,
    }


# ── the plane ────────────────────────────────────────────────────────────────────────────────


def _place(scene: Scene, point: Any) -> tuple[float, float]:
    """Return where a point of the plane is in the panel."""
    across, up = np.subtract(point, scene.low) / np.subtract(scene.high, scene.low)
    return round(MARGIN + across * INNER, 1), round(SIZE - MARGIN - up * INNER, 1)


def _plane(scene: Scene, end: dict[str, Any]) -> str:
    rows, columns = scene.end.field.shape
    width, height = INNER / columns, INNER / rows
    field = "".join(
        f'<rect x="{MARGIN + number % columns * width:g}" '
        f'y="{SIZE - MARGIN - (number // columns + 1) * height:g}" '
        f'width="{width:g}" height="{height:g}" fill-opacity="{int(step) / 10:g}"/>'
        for number, step in enumerate(end["steps"])
    )
    segments = "".join(
        "M{},{}L{},{}".format(*_place(scene, begin), *_place(scene, stop))
        for begin, stop in scene.crossing
    )
    points, crosses = [], []
    for point, label, right in zip(scene.points, scene.labels, end["right"], strict=True):
        x, y = _place(scene, point)
        points.append(
            f'<circle cx="{x}" cy="{y}" r="6" class="one"/>'
            if label > 0.5
            else f'<rect x="{x - 5:g}" y="{y - 5:g}" width="10" height="10" class="zero"/>'
        )
        shown = "hidden" if right else "visible"
        path = f"M{x - 10:g},{y - 10:g}l20,20m-20,0l20,-20"
        crosses.append(f'<path d="{path}" visibility="{shown}"/>')
    low, high = scene.low, scene.high
    return (
        f'<svg viewBox="0 0 {SIZE} {SIZE}" role="img" aria-label="The plane of the points, '
        'with the probability at each place. The table below has it in numbers.">'
        f'<g id="field" class="field" shape-rendering="crispEdges">{field}</g>'
        f'<path d="{segments}" class="dashed"/>'
        f'<path id="boundary" class="boundary" d="{end["boundary"]}"/>'
        f'<g id="wrong" class="wrong">{"".join(crosses)}</g>{"".join(points)}'
        f"{_axes(f'{low[0]:g}', f'{high[0]:g}', f'{low[1]:g}', f'{high[1]:g}', 'x1', 'x2')}</svg>"
    )


def _axes(left: str, right: str, low: str, high: str, across: str, up: str) -> str:
    end = SIZE - MARGIN
    texts = [
        (MARGIN, end + 18, "start", left),
        (SIZE / 2, end + 18, "middle", across),
        (end, end + 18, "end", right),
        (MARGIN - 4, end, "end", low),
        (MARGIN - 4, SIZE / 2, "end", up),
        (MARGIN - 4, MARGIN + 10, "end", high),
    ]
    written = "".join(
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{text}</text>'
        for x, y, anchor, text in texts
    )
    return f'<path d="M{MARGIN},{MARGIN}V{end}H{end}" class="axis"/>{written}'


def _boundary(scene: Scene, field: Array) -> str:
    """Return the line where the probability is one half, as a path (marching squares)."""
    clipped = np.clip(field, _LEAST, 1 - _LEAST)
    level = np.log(clipped / (1 - clipped))
    rows, columns = field.shape
    step = np.subtract(scene.high, scene.low) / (columns, rows)

    def crossing(one: tuple[int, int], other: tuple[int, int]) -> tuple[float, float] | None:
        """Return where between two places the level is 0, if its sign changes there."""
        before, after = level[one], level[other]
        if (before > 0) == (after > 0):
            return None
        share = before / (before - after)
        row, column = np.add(one, share * np.subtract(other, one))
        return _place(scene, np.add(scene.low, step * (column + 0.5, row + 0.5)))

    over = level > 0
    corners = over[:-1, :-1].astype(int) + over[1:, :-1] + over[:-1, 1:] + over[1:, 1:]
    path = []
    for row, column in np.argwhere((corners > 0) & (corners < 4)).tolist():
        ring = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
        sides = zip(ring, [*ring[1:], ring[0]], strict=True)
        ends = [place for place in (crossing(*side) for side in sides) if place is not None]
        path += [
            "M{},{}L{},{}".format(*begin, *stop)
            for begin, stop in zip(ends[::2], ends[1::2], strict=True)
        ]
    return "".join(path)


# ── the loss ─────────────────────────────────────────────────────────────────────────────────


def _place_on_curve(scene: Scene, epoch: int) -> tuple[float, float]:
    low, high = _range_of_losses(scene)
    across = (epoch - 1) / max(len(scene.losses) - 1, 1)
    up = (float(scene.losses[epoch - 1]) - low) / (high - low)
    return round(MARGIN + across * INNER, 1), round(SIZE - MARGIN - up * INNER, 1)


def _range_of_losses(scene: Scene) -> tuple[float, float]:
    return min(0.0, float(scene.losses.min())), max(float(scene.losses.max()), 1e-9)


def _curve(scene: Scene, end: dict[str, Any]) -> str:
    """Draw the loss, with a mark where the slider stands."""
    number = len(scene.losses)
    chosen = np.unique(np.linspace(1, number, MAX_CURVE).round().astype(int)).tolist()
    points = " ".join("{},{}".format(*_place_on_curve(scene, epoch)) for epoch in chosen)
    low, high = _range_of_losses(scene)
    return (
        f'<svg viewBox="0 0 {SIZE} {SIZE}" role="img" aria-label="The loss goes from '
        f'{scene.losses[0]:.4f} to {scene.losses[-1]:.4f} in {number} epochs.">'
        f'<polyline points="{points}" class="loss"/>'
        f'<circle id="now" class="now" r="5" cx="{end["x"]}" cy="{end["y"]}"/>'
        f"{_axes('1', str(number), f'{low:.2g}', f'{high:.2g}', 'epoch', '')}</svg>"
    )


# ── the tables ───────────────────────────────────────────────────────────────────────────────


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _rows_of_points(scene: Scene, end: dict[str, Any]) -> str:
    columns = (scene.points, scene.labels, end["probabilities"], end["predictions"], end["right"])
    return "\n".join(
        _row(
            f"{point[0]:g}",
            f"{point[1]:g}",
            f"{label:g}",
            probability,
            prediction,
            "yes" if right else "no",
        )
        for point, label, probability, prediction, right in zip(*columns, strict=True)
    )


def _rows_of_moments(scene: Scene) -> str:
    rows = []
    for moment in scene.moments:
        loss = scene.loss_at(moment)
        right = f"{scene.right_at(moment)} of {len(scene.points)}"
        said = "" if loss is None else f"{loss:.4f}"
        rows.append(_row(str(moment.epoch), said, right, moment.parameters))
    return "\n".join(rows)
