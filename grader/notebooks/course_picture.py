"""The course's picture of a function in a notebook, drawn with a worker of its own."""

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import SubmittedFiles
from grader.grading import CALL_TIMEOUT
from grader.judging.pictures import has_pictures, picture_by
from grader.reports.report import FunctionReport


def picture_of(function: FunctionReport, files: SubmittedFiles) -> str:
    """Return the course's picture of a submitted function; "" where there is none."""
    if not has_pictures():
        return ""
    submission = Submission(files, CALL_TIMEOUT, choose_sandbox("auto").start_worker)
    try:
        return picture_by(submission, function.exercise, function.name)
    finally:
        submission.close()
