"""The ``kata`` command with everything: for those who teach with the katas, or maintain them."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli import classroom
from grader.cli.learner import (
    PassMark,
    ReportFile,
    app,
    fail,
    points_needed,
    print_file,
    read,
    run,
)
from grader.course import course
from grader.reports.printable import printable

if TYPE_CHECKING:
    from grader.authoring.release import Released

# ── classes ──────────────────────────────────────────────────────────────────────────────────

app.command()(classroom.grade)
app.add_typer(classroom.gradebook, name="gradebook")
app.command()(classroom.feedback)
app.command()(classroom.insights)

# ── authoring ────────────────────────────────────────────────────────────────────────────────


@app.command()
def stubs(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail where a stub is out of date.")
    ] = False,
) -> None:
    """Make the stubs in exercises/ out of the solutions in solutions/."""
    from grader.authoring.stubs import AuthoringError, make_stubs, outdated, write_stubs

    exercises = course().exercises
    try:
        made = make_stubs(course().solutions)
        names = outdated(made, exercises) if check else write_stubs(made, exercises)
    except AuthoringError as error:
        fail(f"kata stubs: {error}.")
    except ModuleNotFoundError as error:
        fail(f"kata stubs needs {error.name}: run it as `uv run --group dev kata stubs`.")
    if not names:
        typer.echo("All stubs are up to date.")
    elif check:
        fail(f"Out of date: {', '.join(names)}. Run `kata stubs`.")
    else:
        typer.echo(f"Written: {', '.join(names)}.")


@app.command()
def new_exercise(
    name: Annotated[str, typer.Argument(help='Of its module: "spiral".')],
) -> None:
    """Make the skeleton of a new exercise, in all places that it needs."""
    from grader.authoring.new_exercise import NewExerciseError
    from grader.authoring.new_exercise import new_exercise as make_skeleton
    from grader.authoring.outline import UnreadableError

    try:
        written = make_skeleton(course(), name)
    except NewExerciseError as error:
        fail(f"kata new-exercise: {error}.")
    except UnreadableError as error:
        fail(f"kata new-exercise: {error.file}: {error}.")
    except ModuleNotFoundError as error:
        fail(f"kata new-exercise needs {error.name}: run it as `uv run --group dev kata ...`.")
    typer.echo("\n  ".join(["Written:", *written]))
    typer.echo(f"\nNow do what each TODO in them says. `kata certify {name}` tells what is left.")


@app.command()
def certify(
    names: Annotated[
        list[str] | None,
        typer.Argument(help='Exercises or functions: "spiral", "spiral.radius". Else all.'),
    ] = None,
    seed: Annotated[int, typer.Option(help="Draw the random inputs from this number.")] = 1,
) -> None:
    """Tell what is missing; prove that the checks accept what is right, and catch what is wrong."""
    from grader.authoring.certificate import certify as certificates
    from grader.authoring.review import UnknownNameError, review
    from grader.authoring.right_variants import all_wheats

    try:
        found = review(course(), names or [])
    except UnknownNameError as error:
        fail(f"kata certify: {error}.")
    except ModuleNotFoundError as error:
        fail(f"kata certify needs {error.name}: run it as `uv run --group dev kata ...`.")
    problems = len(found.broken) + len(found.not_provable)
    if found.broken:
        typer.echo("\n  ".join(["To be done, from the top:", *map(str, found.broken)]) + "\n")
    if found.provable:
        typer.echo(f"Seed {seed}. How many misconceptions each check alone has caught:")
    for certificate in certificates(found.provable, seed, all_wheats()):
        problems += len(certificate.problems)
        verdict = "FAILED" if certificate.problems else "ok"
        count = f"{certificate.right_variants} right, {certificate.misconceptions} wrong variants"
        typer.echo(f"\n{certificate.subject:40}{count:>32}   {verdict}")
        for check in certificate.checks:
            alone = certificate.alone[check.id]
            typer.echo(f"  {check.name:48}{alone or '-':>4}   {'' if alone else check.reason}")
        for proven in certificate.proven:
            typer.echo(f"  {proven}")
        for problem in certificate.problems:
            typer.echo(f"  PROBLEM: {problem}")
    for subject, why in found.not_provable.items():
        typer.echo(f"\n{subject:72}   SKIPPED\n  PROBLEM: nothing could be proven: {why}")
    typer.echo(f"\n{problems or 'No'} problem{'' if problems == 1 else 's'}.")
    raise typer.Exit(1 if problems else 0)


@app.command()
def release(
    destination: Annotated[Path, typer.Argument(help="A folder that is empty, or not there yet.")],
    update: Annotated[
        bool, typer.Option("--update", help="Bring the edition that is there up to date.")
    ] = False,
) -> None:
    """Write the edition for students: no solutions, and only the visible checks."""
    from grader.authoring.release import ReleaseError
    from grader.authoring.release import release as release_edition
    from grader.authoring.stubs import AuthoringError

    try:
        done = release_edition(destination, update)
    except (ReleaseError, AuthoringError) as error:
        fail(f"kata release: {error}.")
    except ModuleNotFoundError as error:
        fail(f"kata release needs {error.name}: run it as `uv run --group dev kata release`.")
    _say_what_was_written(done, destination)


@app.command()
def notebooks(
    destination: Annotated[Path, typer.Argument(help="A folder that is empty, or not there yet.")],
    update: Annotated[
        bool, typer.Option("--update", help="Bring the course that is there up to date.")
    ] = False,
) -> None:
    """Make a course folder for nbgrader: the katas as notebooks."""
    from grader.authoring.release import ReleaseError
    from grader.authoring.stubs import AuthoringError

    try:
        from grader.notebooks.course_folder import write_course

        done = write_course(destination, update)
    except (ReleaseError, AuthoringError) as error:
        fail(f"kata notebooks: {error}.")
    except ModuleNotFoundError as error:
        fail(f"kata notebooks needs {error.name}: run it as `uv run --group classes kata ...`.")
    _say_what_was_written(done, destination)


def _say_what_was_written(done: "Released", destination: Path) -> None:
    counts = f"{len(done.written)} files written, {len(done.removed)} removed"
    typer.echo(printable(f"{counts} in {destination}."))
    if done.kept:
        kept = ", ".join(done.kept)
        typer.echo(printable(f"Changed there since, so they stay as they are: {kept}."))


# ── reports ──────────────────────────────────────────────────────────────────────────────────


@app.command()
def export(
    report: ReportFile,
    format: Annotated[str, typer.Option(help="gradescope, exercism, classroom50, junit or csv.")],
) -> None:
    """Print a report in the format of another system."""
    from grader.reports.exporters import EXPORTERS
    from grader.reports.exporters.classroom50 import OutsideOfTheRunnerError

    if format not in EXPORTERS:
        raise typer.BadParameter(f"it is one of {', '.join(EXPORTERS)}", param_hint="--format")
    try:
        print_file(EXPORTERS[format](read(report)))
    except OutsideOfTheRunnerError as error:
        fail(f"kata export: {error}.")


@app.command()
def publish(pass_mark: PassMark = "") -> None:
    """Tell the score on the pull request that was graded: for a job on GitHub, after grading."""
    from grader.reports.github.api import GitHub, GitHubError
    from grader.reports.github.publish import publish as publish_grade
    from grader.reports.github.runs import NothingToPublish

    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    github = GitHub(
        os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"]
    )
    try:
        publication = publish_grade(github, event, points_needed(pass_mark))
    except NothingToPublish as nothing:
        typer.echo(f"Nothing to publish: {nothing}.")
        return
    except GitHubError as error:
        fail(f"kata publish: GitHub did not answer as it should: {error}.")
    typer.echo(f"Published: {publication.description}.")
    if not publication.is_graded:
        raise typer.Exit(1)


if __name__ == "__main__":
    run()
