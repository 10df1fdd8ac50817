"""Makes pages out of `templates`: each stands alone, and asks nobody for anything.

Whatever goes into a page is escaped there, by Jinja; what is markup already says so itself.
"""

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.course import course

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


def render(template: str, **values: Any) -> str:
    """Return a page; `values` are what its template names."""
    return _environment().get_template(template).render(course=course(), **values)


@functools.cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
