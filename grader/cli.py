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


if __name__ == "__main__":
    app()
