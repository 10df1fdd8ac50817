"""Asks the course for a picture of what a right function does.

A course may have one: `grader/checks/pictures.py`, which defines

    picture(exercise, function, learner) -> str

and returns HTML or SVG, or "" where there is nothing to show. `learner` is the submitted module, as
a check is given it: whatever is called on it runs in a worker, and ends in time.
"""

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import SubmittedFiles
from grader.course import course
from grader.grading import CALL_TIMEOUT
from grader.reports.report import FunctionReport


def picture_of(function: FunctionReport, files: SubmittedFiles) -> str:
    """Return the course's picture of a submitted function; "" where there is none.

    A picture is an extra: where it goes wrong, for whatever reason, there is none.
    """
    if not (course().checks / "pictures.py").is_file():
        return ""
    try:
        submission = Submission(files, CALL_TIMEOUT, choose_sandbox("auto").start_worker)
        try:
            draw = course().module("checks.pictures").picture
            return str(draw(function.exercise, function.name, submission.module(function.exercise)))
        finally:
            submission.close()
    except Exception:
        return ""
