"""The commands about a class: what a teacher makes of the gradebook."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.boundary.modes import MODES
from grader.cli.learner import fail, print_file
from grader.course import course
from grader.intake.handed_in import Keep

if TYPE_CHECKING:
    from grader.gradebook.book import Gradebook

GRADEBOOK = "gradebook.sqlite"
Where = Annotated[
    str, typer.Option("--gradebook", help="A file, or postgresql://USER@HOST/DATABASE.")
]

DUE = ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M%z"]
"""How a due date may be written."""

gradebook = typer.Typer(no_args_is_help=True, help="Adjust and export the grades of a class.")


def one_of(known: Sequence[str]) -> Callable[[str], str]:
    """Return what checks that an option is one of a few words."""

    def check(given: str) -> str:
        if given not in known:
            raise typer.BadParameter(f"it is one of {', '.join(known)}")
        return given

    return check


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


def grade(
    submissions: Annotated[
        Path, typer.Argument(exists=True, help="A folder of submissions, or one archive of all.")
    ],
    plan: Annotated[
        bool, typer.Option("--plan", help="Tell what was understood, and grade nothing.")
    ] = False,
    keep: Annotated[Keep, typer.Option(help="Which of several submissions counts.")] = Keep.LATEST,
    due: Annotated[
        datetime | None,
        typer.Option(formats=DUE, help="When it is late: the end of a day, or a time."),
    ] = None,
    roster: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A CSV of who is in the class.")
    ] = None,
    where: Annotated[
        str | None,
        typer.Option(
            "--gradebook",
            help=f"{GRADEBOOK} beside the submissions, where nothing is said; another file, or "
            "postgresql://USER@HOST/DATABASE.",
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also grade what has its result already.")
    ] = False,
    lanes: Annotated[
        int, typer.Option(min=1, help="How many are graded side by side; one for each core.")
    ] = os.cpu_count() or 1,
    sandbox: Annotated[
        str, typer.Option(help="auto, bubblewrap or process.", callback=one_of(MODES))
    ] = "auto",
    wait: Annotated[
        float, typer.Option(help="Seconds to wait for another run on the same gradebook.")
    ] = 0.0,
) -> None:
    """Grade a class, from a folder of submissions into a gradebook.

    The same command goes on where it was stopped, and grades what has changed since.
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
            understood = make_plan(submissions, store, keep, _end_of(due), enrolled)
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
        raise typer.Exit(1)


def _end_of(due: datetime | None) -> datetime | None:
    """Return a due date with this machine's time zone; a day alone lasts until its end."""
    if due is not None and due.time() == time():
        due = datetime.combine(due.date(), time(23, 59, 59))
    return due.astimezone() if due is not None else None


@gradebook.command()
def adjust(
    student: Annotated[str, typer.Argument(help="As the gradebook knows them.")],
    points: Annotated[
        int, typer.Option(help="To be added, or taken away: 3, -2. Where nothing is said, none.")
    ] = 0,
    comment: Annotated[str, typer.Option(help="Why. Students read it.")] = "",
    exercise: Annotated[str, typer.Option(help="Where nothing is said, the whole.")] = "",
    where: Where = GRADEBOOK,
) -> None:
    """Add points and a comment of your own; they stay when work is graded again.

    What you say of the same exercise later takes their place; no points and no comment take them
    back.
    """
    with opened(where, "gradebook adjust") as book:
        from grader.gradebook.adjusting import adjust as write

        known = course().exercise_names
        write(book.engine, student, points, comment, exercise, known=known)
    about = f"{student}, {exercise}" if exercise else student
    said = f"{points:+d} points" if points else "a comment" if comment else "nothing by hand"
    typer.echo(f"{about}: {said}.")


@gradebook.command()
def export(
    format: Annotated[str, typer.Option(help="csv, xlsx, moodle, canvas, gradescope or nbgrader.")],
    to: Annotated[
        Path | None, typer.Option(help="A file. Where nothing is said, it is printed.")
    ] = None,
    where: Where = GRADEBOOK,
) -> None:
    """Write the grades as a table for another system."""
    with opened(where, "gradebook export") as book:
        from grader.gradebook.exports import EXPORTS
        from grader.gradebook.grades import read_grades

        if format not in EXPORTS:
            raise typer.BadParameter(f"it is one of {', '.join(EXPORTS)}", param_hint="--format")
        grades = read_grades(book.engine)
    content = EXPORTS[format](grades)
    if to is None:
        typer.echo(content, nl=False)
    else:
        to.write_bytes(content)
        typer.echo(f"{len(grades.students)} students written to {to}.")


def feedback(
    destination: Annotated[Path, typer.Argument(help="A folder; it is made where it is missing.")],
    where: Where = GRADEBOOK,
) -> None:
    """Write a page for each student, as HTML and as Markdown, to be handed out."""
    with opened(where, "feedback") as book:
        from grader.gradebook.feedback import write_feedback

        try:
            written = write_feedback(book.engine, destination)
        except OSError as error:
            fail(f"kata feedback: {destination} can't be written to: {error.strerror}.")
    typer.echo(f"{written} students: a page each, as .html and .md, in {destination}.")


def insights(
    to: Annotated[Path, typer.Option(help="The file that is written.")] = Path("insights.html"),
    where: Where = GRADEBOOK,
) -> None:
    """Write a page for the teacher: what is hard, which mistakes are frequent, who needs help."""
    with opened(where, "insights") as book:
        from grader.gradebook.insights import render

        to.write_text(render(book.engine), encoding="utf-8", newline="\n")
    typer.echo(f"Written: {to}. Open it in a browser; it names students, so keep it to yourself.")
