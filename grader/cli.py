"""The ``kata`` command."""

from typing import Annotated

import typer

from grader.catalogue import EXERCISES, SOLUTIONS

app = typer.Typer(no_args_is_help=True, add_completion=False)


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
        typer.echo(f"kata stubs: {error}.", err=True)
        raise typer.Exit(1) from None
    except ModuleNotFoundError as error:
        typer.echo(f"kata stubs needs {error.name}: run it as `uv run --group dev kata stubs`.")
        raise typer.Exit(1) from None
    if not names:
        typer.echo("All stubs are up to date.")
    elif check:
        typer.echo(f"Out of date: {', '.join(names)}. Run `kata stubs`.", err=True)
        raise typer.Exit(1)
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
        typer.echo(f"kata hint: {error}", err=True)
        raise typer.Exit(1) from None


if __name__ == "__main__":
    app()
