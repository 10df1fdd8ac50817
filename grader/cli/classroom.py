"""The commands about a class: what a teacher makes of the gradebook."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.boundary.modes import MODES
from grader.cli.learner import fail, print_file
from grader.course import course
from grader.intake.handed_in import Keep

if TYPE_CHECKING:
    from grader.gradebook.book import Gradebook

GRADEBOOK = "gradebook.sqlite"
gradebook_option = click.option(
    "--gradebook",
    "where",
    default=GRADEBOOK,
    show_default=True,
    help="A file, or postgresql://USER@HOST/DATABASE.",
)

DUE = ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M%z"]
"""How a due date may be written."""


@contextmanager
def opened(where: str, command: str) -> Iterator["Gradebook"]:
    """Open a gradebook that is there, or end with a sentence; so does what goes wrong with it."""
    try:
        from grader.gradebook.book import Gradebook
        from grader.gradebook.errors import GradebookError
    except ModuleNotFoundError as error:
        fail(f"kata {command} needs {error.name}: run it as `uv run --group classroom kata ...`.")
    try:
        with Gradebook.open(where, new=False) as book:
            yield book
    except GradebookError as error:
        fail(f"kata {command}: {error}.")


@click.command()
@click.argument("submissions", type=click.Path(exists=True, path_type=Path))
@click.option("--plan", is_flag=True, help="Tell what was understood, and grade nothing.")
@click.option(
    "--keep",
    type=click.Choice([which.value for which in Keep]),
    default=Keep.LATEST.value,
    show_default=True,
    help="Which of several submissions counts.",
)
@click.option(
    "--due",
    type=click.DateTime(DUE),
    metavar="DATE",
    help="When it is late: the end of a day (2026-05-31), or a time (2026-05-31 12:00).",
)
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV of who is in the class.",
)
@click.option(
    "--gradebook",
    "where",
    help=f"{GRADEBOOK} beside the submissions, where nothing is said; another file, or "
    "postgresql://USER@HOST/DATABASE.",
)
@click.option("--again", is_flag=True, help="Also grade what has its result already.")
@click.option(
    "--lanes",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="How many are graded side by side. Where nothing is said, one for each core.",
)
@click.option("--sandbox", type=click.Choice(list(MODES)), default="auto", show_default=True)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0,
    help="Seconds to wait for another run on the same gradebook.",
)
def grade(
    submissions: Path,
    plan: bool,
    keep: str,
    due: datetime | None,
    roster: Path | None,
    where: str | None,
    again: bool,
    lanes: int,
    sandbox: str,
    wait: float,
) -> None:
    """Grade a class, from a folder of submissions into a gradebook.

    SUBMISSIONS is a folder, or one archive of all. The same command goes on where it was stopped,
    and grades what has changed since.
    """
    try:
        from grader.boundary.sandbox import SandboxError
        from grader.classroom.grading import Way, grade_class
        from grader.cli.class_progress import show
        from grader.gradebook.book import Gradebook
        from grader.gradebook.errors import GradebookError
        from grader.intake.planning import make_plan
        from grader.intake.roster import RosterError, read_roster
        from grader.intake.store import Store
        from grader.intake.words import plan_text
    except ModuleNotFoundError as error:
        fail(f"kata grade needs {error.name}: run it as `uv run --group classroom kata grade ...`.")
    try:
        enrolled = read_roster(roster) if roster else None
        with Store() as store:
            understood = make_plan(submissions, store, Keep(keep), _end_of(due), enrolled)
            print_file(plan_text(understood))
            if plan:
                return
            file = where or submissions.resolve().parent / GRADEBOOK
            with Gradebook.open(file) as book:
                way = Way(lanes, sandbox, again, wait)
                all_graded = show(grade_class(understood, book, way))
    except (RosterError, GradebookError, SandboxError) as error:
        fail(f"kata grade: {error}.")
    if not all_graded:
        raise SystemExit(1)


def _end_of(due: datetime | None) -> datetime | None:
    """Return a due date with this machine's time zone; a day alone lasts until its end."""
    if due is not None and due.time() == time():
        due = datetime.combine(due.date(), time(23, 59, 59))
    return due.astimezone() if due is not None else None


@click.group()
def gradebook() -> None:
    """Adjust and export the grades of a class."""


@gradebook.command()
@click.argument("student")
@click.option(
    "--points",
    type=int,
    default=0,
    help="To be added, or taken away: 3, -2. Where nothing is said, none.",
)
@click.option("--comment", default="", help="Why. Students read it.")
@click.option("--exercise", default="", help="Where nothing is said, the whole.")
@gradebook_option
def adjust(student: str, points: int, comment: str, exercise: str, where: str) -> None:
    """Add points and a comment of your own; they stay when work is graded again.

    STUDENT is named as the gradebook knows them.

    What you say of the same exercise later takes their place; no points and no comment take them
    back.
    """
    with opened(where, "gradebook adjust") as book:
        from grader.gradebook.adjusting import adjust as write

        known = course().exercise_names
        write(book.engine, student, points, comment, exercise, known=known)
    about = f"{student}, {exercise}" if exercise else student
    said = f"{points:+d} points" if points else "a comment" if comment else "nothing by hand"
    click.echo(f"{about}: {said}.")


@gradebook.command()
@click.option("--format", required=True, help="csv, xlsx, moodle, canvas, gradescope or nbgrader.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="A file. Where nothing is said, it is printed.",
)
@gradebook_option
def export(format: str, to: Path | None, where: str) -> None:
    """Write the grades as a table for another system."""
    with opened(where, "gradebook export") as book:
        from grader.gradebook.exports import EXPORTS
        from grader.gradebook.grades import read_grades

        if format not in EXPORTS:
            raise click.BadParameter(f"it is one of {', '.join(EXPORTS)}", param_hint="--format")
        grades = read_grades(book.engine)
    content = EXPORTS[format](grades)
    if to is None:
        click.echo(content, nl=False)
    else:
        to.write_bytes(content)
        click.echo(f"{len(grades.students)} students written to {to}.")


@click.command()
@click.argument("destination", type=click.Path(path_type=Path))
@gradebook_option
def feedback(destination: Path, where: str) -> None:
    """Write a page for each student, as HTML and as Markdown, to be handed out.

    DESTINATION is a folder; it is made where it is missing.
    """
    with opened(where, "feedback") as book:
        from grader.gradebook.feedback import write_feedback

        try:
            written = write_feedback(book.engine, destination)
        except OSError as error:
            fail(f"kata feedback: {destination} can't be written to: {error.strerror}.")
    click.echo(f"{written} students: a page each, as .html and .md, in {destination}.")


@click.command()
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default="insights.html",
    show_default=True,
    help="The file that is written.",
)
@gradebook_option
def insights(to: Path, where: str) -> None:
    """Write a page for the teacher: what is hard, which mistakes are frequent, who needs help."""
    with opened(where, "insights") as book:
        from grader.gradebook.insights import render

        to.write_text(render(book.engine), encoding="utf-8", newline="\n")
    click.echo(f"Written: {to}. Open it in a browser; it names students, so keep it to yourself.")
