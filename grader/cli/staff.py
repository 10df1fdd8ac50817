"""The ``kata`` command with everything: for those who teach with the katas, or maintain them."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import classroom, comparing
from grader.cli.learner import (
    app,
    fail,
    pass_mark_option,
    points_needed,
    print_file,
    read,
    report_file,
    run,
)
from grader.cli.site import site
from grader.course import course
from grader.reports.printable import printable

if TYPE_CHECKING:
    from grader.authoring.release import Released

# ── beside our solutions ─────────────────────────────────────────────────────────────────────

for command in (comparing.solution, comparing.examples):
    app.add_command(command)

# ── classes ──────────────────────────────────────────────────────────────────────────────────

for command in (classroom.grade, classroom.gradebook, classroom.feedback, classroom.insights):
    app.add_command(command)

new_folder = click.argument("destination", type=click.Path(path_type=Path))

app.add_command(site)

# ── authoring ────────────────────────────────────────────────────────────────────────────────


@app.command()
@click.option("--check", is_flag=True, help="Write nothing; fail where a stub is out of date.")
def stubs(check: bool) -> None:
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
        click.echo("All stubs are up to date.")
    elif check:
        fail(f"Out of date: {', '.join(names)}. Run `kata stubs`.")
    else:
        click.echo(f"Written: {', '.join(names)}.")


@app.command()
@click.argument("name")
def new_exercise(name: str) -> None:
    """Make the skeleton of a new exercise, in all places that it needs.

    NAME is that of its module: "spiral".
    """
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
    click.echo("\n  ".join(["Written:", *written]))
    click.echo(f"\nNow do what each TODO in them says. `kata certify {name}` tells what is left.")


@app.command()
@click.argument("names", nargs=-1)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="Draw the random inputs from this number.",
)
def certify(names: tuple[str, ...], seed: int) -> None:
    """Tell what is missing; prove that the checks accept what is right, and catch what is wrong.

    NAMES are exercises or functions: "spiral", "spiral.radius". Where nothing is said, it is all.
    """
    from grader.authoring.certificate import certify as certificates
    from grader.authoring.review import UnknownNameError, review
    from grader.authoring.right_variants import all_wheats

    try:
        found = review(course(), names)
    except UnknownNameError as error:
        fail(f"kata certify: {error}.")
    except ModuleNotFoundError as error:
        fail(f"kata certify needs {error.name}: run it as `uv run --group dev kata ...`.")
    problems = len(found.broken) + len(found.not_provable)
    if found.broken:
        click.echo("\n  ".join(["To be done, from the top:", *map(str, found.broken)]) + "\n")
    if found.provable:
        click.echo(f"Seed {seed}. How many misconceptions each check alone has caught:")
    for certificate in certificates(found.provable, seed, all_wheats()):
        problems += len(certificate.problems)
        verdict = "FAILED" if certificate.problems else "ok"
        count = f"{certificate.right_variants} right, {certificate.misconceptions} wrong variants"
        click.echo(f"\n{certificate.subject:40}{count:>32}   {verdict}")
        for check in certificate.checks:
            alone = certificate.alone[check.id]
            click.echo(f"  {check.name:48}{alone or '-':>4}   {'' if alone else check.reason}")
        for proven in certificate.proven:
            click.echo(f"  {proven}")
        for problem in certificate.problems:
            click.echo(f"  PROBLEM: {problem}")
    for subject, why in found.not_provable.items():
        click.echo(f"\n{subject:72}   SKIPPED\n  PROBLEM: nothing could be proven: {why}")
    click.echo(f"\n{problems or 'No'} problem{'' if problems == 1 else 's'}.")
    raise SystemExit(1 if problems else 0)


@app.command()
@new_folder
@click.option("--update", is_flag=True, help="Bring the edition that is there up to date.")
def release(destination: Path, update: bool) -> None:
    """Write the edition for students: no solutions, and only the visible checks.

    DESTINATION is a folder that is empty, or not there yet.
    """
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
@new_folder
@click.option("--update", is_flag=True, help="Bring the course that is there up to date.")
def notebooks(destination: Path, update: bool) -> None:
    """Make a course folder for nbgrader: the katas as notebooks.

    DESTINATION is a folder that is empty, or not there yet.
    """
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
    click.echo(printable(f"{counts} in {destination}."))
    if done.kept:
        kept = ", ".join(done.kept)
        click.echo(printable(f"Changed there since, so they stay as they are: {kept}."))


# ── reports ──────────────────────────────────────────────────────────────────────────────────


@app.command()
@report_file
@click.option("--format", required=True, help="gradescope, exercism, classroom50, junit or csv.")
def export(report: Path, format: str) -> None:
    """Print a report in the format of another system."""
    from grader.reports.exporters import EXPORTERS
    from grader.reports.exporters.classroom50 import OutsideOfTheRunnerError

    if format not in EXPORTERS:
        raise click.BadParameter(f"it is one of {', '.join(EXPORTERS)}", param_hint="--format")
    try:
        print_file(EXPORTERS[format](read(report)))
    except OutsideOfTheRunnerError as error:
        fail(f"kata export: {error}.")


@app.command()
@pass_mark_option
def publish(pass_mark: str) -> None:
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
        click.echo(f"Nothing to publish: {nothing}.")
        return
    except GitHubError as error:
        fail(f"kata publish: GitHub did not answer as it should: {error}.")
    click.echo(f"Published: {publication.description}.")
    if not publication.is_graded:
        raise SystemExit(1)


if __name__ == "__main__":
    run()
