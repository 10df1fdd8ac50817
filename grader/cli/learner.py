"""The ``kata`` command, as learners have it; `staff` adds what teachers and maintainers need."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from grader.course import NoCourseError
from grader.reports.printable import printable

if TYPE_CHECKING:
    from grader.reports.report import Report


class InOrder(click.Group):
    """Lists its commands as they were added, what is needed first, each with its whole sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, command.get_short_help_str(200)) for name, command in self.commands.items()]
            )


report_file = click.argument("report", type=click.Path(path_type=Path))
"""What `pytest grader --report` has written."""
pass_mark_option = click.option(
    "--pass-mark", default="", help="The points that are needed. Where nothing is said, all are."
)


@click.group(cls=InOrder)
def app() -> None:
    """Commands of the katas. To grade, run: pytest grader."""


@app.command()
@click.argument("name", default="")
def hint(name: str) -> None:
    """Give a hint; ask again, and it says more.

    NAME is a function, alone or with its file: "file.function". Where nothing is said, it is the
    next to do.
    """
    from grader.judging.names import NoSuchFunctionError
    from grader.learning.hints import NoHintError, next_hint

    try:
        click.echo(next_hint(name))
    except (NoHintError, NoSuchFunctionError) as error:
        fail(f"kata hint: {error}")


@app.command()
@click.argument("name")
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=2**64 - 1),
    help="Of the run whose call this is to be.",
)
def replay(name: str, seed: int | None) -> None:
    """Print Python that makes the call of a function's first problem: for a file of your own.

    NAME is a function, alone or with its file: "file.function".
    """
    from grader.judging.names import NoSuchFunctionError
    from grader.learning.replay import NothingToReplayError
    from grader.learning.replay import replay as replay_call

    try:
        print_file(replay_call(name, seed))
    except (NothingToReplayError, NoSuchFunctionError) as error:
        fail(f"kata replay: {error}")


# ── reports ──────────────────────────────────────────────────────────────────────────────────


@app.command()
@report_file
@click.option(
    "--for",
    "reader",
    type=click.Choice(["teacher", "learner"]),
    default="teacher",
    show_default=True,
    help="A learner is told nothing of hidden checks.",
)
def summary(report: Path, reader: str) -> None:
    """Show a report as Markdown.

    REPORT is a file that `pytest grader --report` has written.
    """
    from grader.reports.disclosure import for_learners
    from grader.reports.renderers import markdown

    told = read(report)
    print_file(markdown.render(for_learners(told) if reader == "learner" else told))


@app.command()
@report_file
@click.option(
    "--folder",
    default="exercises",
    show_default=True,
    help="Where the files are in the repository.",
)
def annotate(report: Path, folder: str) -> None:
    """Print what GitHub's runner turns into marks at the lines of a pull request."""
    from grader.reports.github.workflow_commands import annotations

    for command in annotations(read(report), folder):
        click.echo(command)


@app.command()
@report_file
@pass_mark_option
def verdict(report: Path, pass_mark: str) -> None:
    """Fail where a report has fewer points than are needed."""
    graded = read(report)
    needed = points_needed(pass_mark)
    needed = graded.max_points if needed is None else needed
    later = f" {graded.graded_later} more are graded later." if graded.graded_later else ""
    says = f"{graded.points} of {graded.max_points} points, {needed} are needed.{later}"
    if graded.points < needed:
        fail(says)
    click.echo(says)


# ── what commands have in common ─────────────────────────────────────────────────────────────


def fail(text: str) -> NoReturn:
    """End with a sentence and exit status 1; what it names may have any name."""
    click.echo(printable(text), err=True)
    raise SystemExit(1)


def print_file(text: str) -> None:
    """Print what will be a file's content: the same bytes, whatever the terminal speaks."""
    click.echo(text.encode(), nl=False)


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
        raise click.BadParameter("it is a whole number of points", param_hint="--pass-mark")
    return int(text)


def run() -> None:
    """Run the command; where there is no course that it could be about, say so."""
    try:
        app()
    except NoCourseError as error:
        raise SystemExit(f"kata: {printable(str(error))}") from None


if __name__ == "__main__":
    run()
