"""Asks the course for a picture of what a right function does.

A course may have one: `grader/checks/pictures.py`, which defines

    picture(exercise, function, learner) -> str

and returns HTML or SVG, or "" where there is nothing to show. `learner` is the submitted module, as
a check is given it: whatever is called on it runs in a worker, and ends in time.
"""

from grader.boundary.submission import Submission
from grader.course import course


def has_pictures() -> bool:
    """Whether the course draws any."""
    return (course().checks / "pictures.py").is_file()


def picture_by(submission: Submission, exercise: str, function: str) -> str:
    """Return the course's picture of a submitted function; "" where there is none.

    A picture is an extra: where it goes wrong, for whatever reason, there is none.
    """
    if not has_pictures():
        return ""
    try:
        draw = course().module("checks.pictures").picture
        return str(draw(exercise, function, submission.module(exercise)))
    except Exception:
        return ""
