"""The commands about a class: what a teacher makes of the gradebook."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.learner import fail
from grader.course import course

if TYPE_CHECKING:
    from grader.gradebook.book import Gradebook

GRADEBOOK = "gradebook.sqlite"
Where = Annotated[
    str, typer.Option("--gradebook", help="A file, or postgresql://USER@HOST/DATABASE.")
]

gradebook = typer.Typer(no_args_is_help=True, help="Adjust and export the grades of a class.")


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
