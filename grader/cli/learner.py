"""The ``kata`` command, as learners have it; `staff` adds what teachers and maintainers need."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from grader.course import NoCourseError
from grader.reports.printable import encodable, printable

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
def watch() -> None:
    """Grade on every save, and show one thing to do at a time."""
    try:
        from grader.learning.watch.loop import watch as watch_exercises
    except ModuleNotFoundError as error:
        fail(f"kata watch needs {error.name}: run it as `uv run kata watch`.")
    watch_exercises()


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


@app.command()
@click.argument("kata")
@click.option(
    "--html",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it as a page, with a slider over the training.",
)
def show(kata: str, file: Path | None) -> None:
    """Draw what you have built: the plane with its boundary, and the loss.

    KATA is an exercise. Everything that is drawn comes from your own functions.
    """
    import shutil

    from grader.files import write_file
    from grader.learning.picture import NoPictureError, page, picture

    try:
        if file is None:
            encoding = sys.stdout.encoding or "ascii"
            width = shutil.get_terminal_size().columns
            say(picture(kata, width, encoding))
        else:
            write_file(file, page(kata))
            say(printable(f"Written to {file}: open it in a browser.") + "\n")
    except NoPictureError as error:
        *lines, last = f"kata show: {error}".split("\n")
        for line in lines:
            click.echo(printable(line), err=True)
        fail(last)
    except OSError as error:
        fail(f"kata show: {file} can't be written: {error.strerror}.")


@app.command(name="try")
@click.argument("call")
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=2**64 - 1),
    help="Of an earlier call, whose random numbers are to be drawn again.",
)
def try_(call: str, seed: int | None) -> None:
    """Call a function of yours with inputs of your choice: kata try "function([[0, 1]])".

    CALL is written as in Python, in quotes: numbers, lists, np.array and its like, range,
    np.random, functions by their names. A list of numbers is passed as an array.
    """
    from grader.judging.names import NoSuchFunctionError
    from grader.learning.attempt import attempt
    from grader.learning.numbers_written import NotUnderstoodError

    try:
        say(attempt(call, seed) + "\n")
    except (NotUnderstoodError, NoSuchFunctionError) as error:
        fail(f"kata try: {error}")


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


def say(text: str) -> None:
    """Print what may hold signs that the terminal has not: they become question marks."""
    click.echo(encodable(text, sys.stdout.encoding), nl=False)


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
