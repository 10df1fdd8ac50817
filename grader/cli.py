"""The ``kata`` command."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from grader.catalogue import EXERCISES, SOLUTIONS

if TYPE_CHECKING:
    from grader.report import Report

app = typer.Typer(no_args_is_help=True, add_completion=False)

ReportFile = Annotated[Path, typer.Argument(help="What `pytest grader --report` has written.")]
PassMark = Annotated[
    str, typer.Option(help="The points that are needed. Where nothing is said, all are.")
]


def _fail(text: str) -> NoReturn:
    """End with a sentence and exit status 1."""
    typer.echo(text, err=True)
    raise typer.Exit(1)


def _print_file(text: str) -> None:
    """Print what will be a file's content: the same bytes, whatever the terminal speaks."""
    typer.echo(text.encode(), nl=False)


@app.callback()
def main() -> None:
    """Commands of the perceptron katas. To grade, run: pytest grader."""


@app.command()
def stubs(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail where a stub is out of date.")
    ] = False,
) -> None:
    """Make the stubs in exercises/ out of the solutions in solutions/."""
    from grader.authoring.stubs import AuthoringError, make_stubs, outdated, write_stubs

    try:
        made = make_stubs(SOLUTIONS)
        names = outdated(made, EXERCISES) if check else write_stubs(made, EXERCISES)
    except AuthoringError as error:
        _fail(f"kata stubs: {error}.")
    except ModuleNotFoundError as error:
        _fail(f"kata stubs needs {error.name}: run it as `uv run --group dev kata stubs`.")
    if not names:
        typer.echo("All stubs are up to date.")
    elif check:
        _fail(f"Out of date: {', '.join(names)}. Run `kata stubs`.")
    else:
        typer.echo(f"Written: {', '.join(names)}.")


@app.command()
def certify(
    seed: Annotated[int, typer.Option(help="Draw the random inputs from this number.")] = 1,
) -> None:
    """Prove that the checks accept what is right, and catch and name what is wrong."""
    from grader.catalogue import load_checks
    from grader.certify import certify as certificates
    from grader.variants import all_wheats

    typer.echo(f"Seed {seed}. How many misconceptions each check alone has caught:")
    problems = 0
    for certificate in certificates(load_checks(), seed, all_wheats()):
        problems += len(certificate.problems)
        verdict = "FAILED" if certificate.problems else "ok"
        count = f"{certificate.right_variants} right, {certificate.misconceptions} wrong variants"
        typer.echo(f"\n{certificate.subject:40}{count:>32}   {verdict}")
        for check in certificate.checks:
            alone = certificate.alone[check.id]
            typer.echo(f"  {check.name:48}{alone or '-':>4}   {'' if alone else check.reason}")
        for problem in certificate.problems:
            typer.echo(f"  PROBLEM: {problem}")
    typer.echo(f"\n{problems or 'No'} problems.")
    raise typer.Exit(1 if problems else 0)


@app.command()
def hint(
    name: Annotated[
        str, typer.Argument(help='A function: "sigmoid" or "and_gate.train". Else the next to do.')
    ] = "",
) -> None:
    """Give a hint; ask again, and it says more."""
    from grader.hints import NoHintError, next_hint

    try:
        typer.echo(next_hint(name))
    except NoHintError as error:
        _fail(f"kata hint: {error}")


# ── reports ──────────────────────────────────────────────────────────────────────────────────


@app.command()
def summary(report: ReportFile) -> None:
    """Show a report as Markdown."""
    from grader.renderers import markdown

    _print_file(markdown.render(_read(report)))


@app.command()
def annotate(
    report: ReportFile,
    folder: Annotated[
        str, typer.Option(help="Where the files are in the repository.")
    ] = "exercises",
) -> None:
    """Print what GitHub's runner turns into marks at the lines of a pull request."""
    from grader.github.workflow_commands import annotations

    for command in annotations(_read(report), folder):
        typer.echo(command)


@app.command()
def verdict(report: ReportFile, pass_mark: PassMark = "") -> None:
    """Fail where a report has fewer points than are needed."""
    graded = _read(report)
    needed = _points(pass_mark)
    needed = graded.max_points if needed is None else needed
    says = f"{graded.points} of {graded.max_points} points, {needed} are needed."
    if graded.points < needed:
        _fail(says)
    typer.echo(says)


@app.command()
def export(
    report: ReportFile,
    format: Annotated[str, typer.Option(help="gradescope, exercism, classroom50, junit or csv.")],
) -> None:
    """Print a report in the format of another system."""
    from grader.exporters import EXPORTERS
    from grader.exporters.classroom50 import OutsideOfTheRunnerError

    if format not in EXPORTERS:
        raise typer.BadParameter(f"it is one of {', '.join(EXPORTERS)}", param_hint="--format")
    try:
        _print_file(EXPORTERS[format](_read(report)))
    except OutsideOfTheRunnerError as error:
        _fail(f"kata export: {error}.")


@app.command()
def publish(pass_mark: PassMark = "") -> None:
    """Tell the score on the pull request that was graded: for a job on GitHub, after grading."""
    from grader.github.api import GitHub, GitHubError
    from grader.github.publish import NothingToPublish
    from grader.github.publish import publish as publish_grade

    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    github = GitHub(
        os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"]
    )
    try:
        publication = publish_grade(github, event, _points(pass_mark))
    except NothingToPublish as nothing:
        typer.echo(f"Nothing to publish: {nothing}.")
        return
    except GitHubError as error:
        _fail(f"kata publish: GitHub did not answer as it should: {error}.")
    typer.echo(f"Published: {publication.description}.")
    if not publication.is_graded:
        raise typer.Exit(1)


def _read(file: Path) -> "Report":
    """Read a report, or end with a sentence."""
    try:
        from grader.report_file import ReportError, read_report

        return read_report(file)
    except ReportError as error:
        _fail(f"Not graded: {error}.")
    except ModuleNotFoundError as error:
        _fail(f"Reading reports needs {error.name}: run it as `uv run --group reports kata ...`.")


def _points(text: str) -> int | None:
    """Return a pass mark; None where nothing is said."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise typer.BadParameter("it is a whole number of points", param_hint="--pass-mark")
    return int(text)


if __name__ == "__main__":
    app()
