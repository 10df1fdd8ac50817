"""A page for the teacher: what is hard, which mistakes are frequent, who needs help.

figures  what there is to tell, as numbers
charts   the same as pictures, by pygal
"""

from sqlalchemy import Engine

from grader.gradebook.insights import charts
from grader.gradebook.insights.figures import read_figures
from grader.gradebook.pages import render as render_page
from grader.reports.status import Status

MAX_NAMES = 60
"""Of a list of students."""


def render(engine: Engine) -> str:
    """Return the page, which stands alone and runs no script."""
    figures = read_figures(engine)
    return render_page(
        "insights.html",
        figures=figures,
        hardest=[one for one in figures.hardest if one.lost],
        statuses=[status for status in Status if status is not Status.NOT_GRADED],
        shown=MAX_NAMES,
        points_chart=charts.points(figures.points),
        functions_chart=charts.functions(figures.functions),
        times_chart=charts.times(figures.times),
    )
