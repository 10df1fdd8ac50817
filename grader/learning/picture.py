"""kata show: what a learner has built, as the course draws it: in the terminal, or as a page.

The course says what is to be seen (`grader.judging.scene`), by the learner's own functions alone.
"""

from collections.abc import Sequence
from pathlib import Path

from grader.boundary.outcome import CallFailed, CheckStopped, WrongAnswer
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import SubmittedFiles, read_files
from grader.course import course
from grader.grading import CALL_TIMEOUT
from grader.judging import feedback
from grader.judging.failures import failed_call
from grader.judging.names import do_you_mean
from grader.judging.scene import Scene, drawn_exercises
from grader.reports.message import as_text
from grader.reports.printable import printable


class NoPictureError(Exception):
    """There is nothing to draw, or not yet; its text says why."""


def picture(exercise: str, width: int, encoding: str, folder: Path | None = None) -> str:
    """Return the picture of an exercise for a terminal. Raises NoPictureError."""
    from grader.learning import terminal_picture

    shape = terminal_picture.field_shape(width)
    scene = scene_of(exercise, shape, moments=1, folder=folder)
    signs = terminal_picture.signs_for(encoding)
    return terminal_picture.render(f"{exercise}, as your functions have it", scene, width, signs)


def small_picture(exercise: str, rows: int, encoding: str, folder: Path | None = None) -> str:
    """Return the plane of an exercise alone, in so many rows. Raises NoPictureError."""
    from grader.learning import terminal_picture

    scene = scene_of(exercise, terminal_picture.small_shape(rows), moments=1, folder=folder)
    return terminal_picture.render_plane(scene, terminal_picture.signs_for(encoding))


def page(exercise: str, folder: Path | None = None) -> str:
    """Return the picture of an exercise as HTML, with its training. Raises NoPictureError."""
    from grader.learning import picture_page

    shape, moments = picture_page.FIELD_SHAPE, picture_page.MOMENTS
    scene = scene_of(exercise, shape, moments, folder)
    return picture_page.render(f"{exercise}, as your functions have it", scene)


def scene_of(
    exercise: str, field_shape: tuple[int, int], moments: int, folder: Path | None = None
) -> Scene:
    """Return what is to be seen of an exercise: `moments` at most. Raises NoPictureError."""
    drawn = drawn_exercises()
    if exercise not in drawn:
        raise NoPictureError(_no_picture(exercise, drawn))
    files = read_files(folder or course().exercises)
    submission = Submission(files, CALL_TIMEOUT, choose_sandbox("auto").start_worker)
    try:
        scene: Scene = (
            course().module("checks.scenes").scene(exercise, submission, field_shape, moments)
        )
    except CheckStopped as stopped:
        raise NoPictureError(
            f"{exercise} can't be drawn yet.\n{_why(stopped, files, submission)}"
        ) from None
    finally:
        submission.close()
    return scene


def _no_picture(exercise: str, drawn: Sequence[str]) -> str:
    if not drawn:
        return "this course has no pictures."
    if exercise in course().exercise_names:
        return f"there is no picture of {exercise}, but of {', '.join(drawn)}."
    meant = do_you_mean(exercise, drawn) or f"There are pictures of {', '.join(drawn)}."
    return f"there is no kata {exercise!r}. {meant}"


def _why(stopped: CheckStopped, files: SubmittedFiles, submission: Submission) -> str:
    """Say why a learner's function gave nothing that can be drawn."""
    if isinstance(stopped, CallFailed):
        text = files.text_of(stopped.record.module)
        return as_text(failed_call(stopped.record, printable(files.name), text=text).message)
    assert isinstance(stopped, WrongAnswer)
    calls = submission.calls
    return as_text(feedback.problem(calls[-1] if calls else None, stopped))
