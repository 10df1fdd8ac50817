"""The ``kata`` command, as learners have it; `staff` adds what teachers and maintainers need."""

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from grader.course import NoCourseError
from grader.reports.printable import printable

if TYPE_CHECKING:
    from grader.reports.report import Report

app = typer.Typer(no_args_is_help=True, add_completion=False)

ReportFile = Annotated[Path, typer.Argument(help="What `pytest grader --report` has written.")]
PassMark = Annotated[
    str, typer.Option(help="The points that are needed. Where nothing is said, all are.")
]


class Reader(enum.StrEnum):
    """Whom a report is shown to."""

    TEACHER = "teacher"
    LEARNER = "learner"


@app.callback()
def main() -> None:
    """Commands of the katas. To grade, run: pytest grader."""


@app.command()
def hint(
    name: Annotated[
        str,
        typer.Argument(
            help='A function, alone or with its file: "file.function". Else the next to do.'
        ),
    ] = "",
) -> None:
    """Give a hint; ask again, and it says more."""
    from grader.judging.names import NoSuchFunctionError
    from grader.learning.hints import NoHintError, next_hint

    try:
        typer.echo(next_hint(name))
    except (NoHintError, NoSuchFunctionError) as error:
        fail(f"kata hint: {error}")


@app.command()
def replay(
    name: Annotated[str, typer.Argument(help='A function, alone or as "file.function".')],
    seed: Annotated[
        int | None,
        typer.Option(min=0, max=2**64 - 1, help="Of the run whose call this is to be."),
    ] = None,
) -> None:
    """Print Python that makes the call of a function's first problem: for a file of your own."""
    from grader.judging.names import NoSuchFunctionError
    from grader.learning.replay import NothingToReplayError
    from grader.learning.replay import replay as replay_call

    try:
        print_file(replay_call(name, seed))
    except (NothingToReplayError, NoSuchFunctionError) as error:
        fail(f"kata replay: {error}")


# ── reports ──────────────────────────────────────────────────────────────────────────────────


@app.command()
def summary(
    report: ReportFile,
    reader: Annotated[
        Reader, typer.Option("--for", help="A learner is told nothing of hidden checks.")
    ] = Reader.TEACHER,
) -> None:
    """Show a report as Markdown."""
    from grader.reports.disclosure import for_learners
    from grader.reports.renderers import markdown

    told = read(report)
    print_file(markdown.render(for_learners(told) if reader is Reader.LEARNER else told))


@app.command()
def annotate(
    report: ReportFile,
    folder: Annotated[
        str, typer.Option(help="Where the files are in the repository.")
    ] = "exercises",
) -> None:
    """Print what GitHub's runner turns into marks at the lines of a pull request."""
    from grader.reports.github.workflow_commands import annotations

    for command in annotations(read(report), folder):
        typer.echo(command)


@app.command()
def verdict(report: ReportFile, pass_mark: PassMark = "") -> None:
    """Fail where a report has fewer points than are needed."""
    graded = read(report)
    needed = points_needed(pass_mark)
    needed = graded.max_points if needed is None else needed
    later = f" {graded.graded_later} more are graded later." if graded.graded_later else ""
    says = f"{graded.points} of {graded.max_points} points, {needed} are needed.{later}"
    if graded.points < needed:
        fail(says)
    typer.echo(says)


# ── what commands have in common ─────────────────────────────────────────────────────────────


def fail(text: str) -> NoReturn:
    """End with a sentence and exit status 1; what it names may have any name."""
    typer.echo(printable(text), err=True)
    raise typer.Exit(1)


def print_file(text: str) -> None:
    """Print what will be a file's content: the same bytes, whatever the terminal speaks."""
    typer.echo(text.encode(), nl=False)


def read(file: Path) -> "Report":
    """Read a report, or end with a sentence."""
    try:
        from grader.reports.report_file import ReportError, read_report

        return read_report(file)
    except ReportError as error:
        fail(f"Not graded: {error}.")
    except ModuleNotFoundError as error:
        fail(f"Reading reports needs {error.name}: run it as `uv run --group reports kata ...`.")


def points_needed(text: str) -> int | None:
    """Return a pass mark; None where nothing is said."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise typer.BadParameter("it is a whole number of points", param_hint="--pass-mark")
    return int(text)


def run() -> None:
    """Run the command; where there is no course that it could be about, say so."""
    try:
        app()
    except NoCourseError as error:
        raise SystemExit(f"kata: {printable(str(error))}") from None


if __name__ == "__main__":
    run()
