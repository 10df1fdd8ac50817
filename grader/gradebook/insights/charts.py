"""The figures as pictures: SVG by pygal, which takes its colours from the page.

A picture says nothing that the text and the table beside it don't say, too. Series differ by shape
or place as well as by colour.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pygal
from markupsafe import Markup
from pygal.style import Style

from grader.gradebook.insights.checks import FunctionFigures
from grader.gradebook.insights.points import PointFigures
from grader.gradebook.insights.times import TimeFigures

SVG = "{http://www.w3.org/2000/svg}"
STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="var(--ink)",
    foreground_strong="var(--ink)",
    foreground_subtle="var(--line)",
    guide_stroke_color="var(--line)",
    major_guide_stroke_color="var(--line)",
    colors=("var(--first)", "var(--second)"),
    value_colors=("var(--ink)", "var(--ink)"),
    font_family="inherit",
    label_font_size=13,
    major_label_font_size=13,
    value_font_size=13,
    legend_font_size=13,
    title_font_size=14,
    no_data_font_size=20,
    opacity="1",
    stroke_opacity="1",
)
HOLLOW = {"node": {"r": 5, "style": "fill: var(--paper); stroke-width: 2.5"}}
MAX_GUIDES = 10
WIDTH, ROW = 860, 24
"""In units of the SVG; the page scales it."""


def points(figures: PointFigures) -> Markup:
    """Show how many students have how many points."""
    highest = max((band.students for band in figures.bands), default=0)
    chart = _chart(
        *(pygal.Bar, "points"),
        height=300,
        show_legend=False,
        print_values=True,
        print_values_position="top",
        range=(0, 1.1 * highest or 1),
        value_formatter=lambda students: f"{students:.0f}",
    )
    chart.x_labels = [band.label for band in figures.bands]
    chart.y_labels = range(0, highest + 1, -(-highest // MAX_GUIDES) or 1)
    chart.add("students", [band.students or None for band in figures.bands])
    return _svg(chart, f"Bar chart: students by points, of {figures.most}")


def functions(figures: tuple[FunctionFigures, ...]) -> Markup:
    """Show for each function how many students have not all its points."""
    height = 70 + ROW * len(figures)
    chart = _chart(
        *(pygal.HorizontalBar, "functions"),
        height=height,
        show_legend=False,
        range=(0, 100),
        margin_right=28,
    )
    # A horizontal chart begins at the bottom.
    chart.x_labels = [one.full_name for one in reversed(figures)]
    chart.value_formatter = lambda percent: f"{percent:.0f} %"
    chart.add("not all points", [round(100 * one.rate, 1) for one in reversed(figures)])
    return _svg(chart, "Bar chart: for each function the part of students without all its points")


def times(figures: TimeFigures) -> Markup:
    """Show points against the time when work was handed in; late ones are hollow."""
    chart = _chart(
        *(pygal.DateTimeLine, "times"),
        height=340,
        stroke=False,
        dots_size=4,
        range=(0, figures.most or 1),
        legend_at_bottom=True,
        truncate_label=-1,
        x_value_formatter=lambda moment: moment.strftime("%d %b"),
    )
    chart.x_labels = _midnights(figures)
    chart.add("in time", [(dot.time, dot.points) for dot in figures.dots if not dot.late])
    late = [{"value": (dot.time, dot.points), **HOLLOW} for dot in figures.dots if dot.late]
    if late:
        chart.add("late (hollow)", late)
    return _svg(chart, f"Scatter chart: points, of {figures.most}, by the time handed in")


def _midnights(figures: TimeFigures) -> list[datetime]:
    """Return where days begin, around all that was handed in; of many days, some."""
    if not figures.days:
        return []
    first, last = figures.days[0].day, figures.days[-1].day
    days = (last - first).days + 1
    step = -(-days // MAX_GUIDES)
    start = datetime.combine(first, time.min, UTC)
    return [start + timedelta(days=day) for day in range(0, days + step, step)]


def _chart(kind: Any, name: str, **settings: Any) -> Any:
    chart = kind(
        style=STYLE, width=WIDTH, js=(), margin=8, disable_xml_declaration=True, **settings
    )
    chart.uuid = name  # else another one at each time
    return chart


def _svg(chart: Any, says: str) -> Markup:
    """Return a chart as markup, with a text for who can't see it, and without scripts."""

    def finish(root: Element) -> Element:
        for parent in root.iter():
            for script in parent.findall(f"{SVG}script") + parent.findall("script"):
                parent.remove(script)
        root.set("role", "img")
        root.set("aria-label", says)
        return root

    chart.add_xml_filter(finish)
    return Markup(chart.render(is_unicode=True))
