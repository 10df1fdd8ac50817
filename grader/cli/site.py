"""`kata site`: the katas as a folder for a web server, in which they are solved and graded."""

from pathlib import Path

import click

from grader.cli.learner import fail


@click.command()
@click.argument("destination", type=click.Path(path_type=Path))
@click.option(
    "--numpy-wheel",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="NumPy's wheel for Pyodide. Where nothing is said, it is fetched where Pyodide has it.",
)
def site(destination: Path, numpy_wheel: Path | None) -> None:
    """Write the katas for a browser into a new folder, for any web server.

    It holds the visible checks, no solution and no hidden check. It takes Node.js with npm.
    """
    try:
        from grader.authoring.stubs import AuthoringError
        from grader.site.build import SiteError, build_site
        from grader.site.bundle import BundleError
        from grader.site.numpy_wheel import NumpyWheelError

        files = build_site(destination, numpy_wheel)
    except ModuleNotFoundError as error:
        fail(f"kata site needs {error.name}: run it as `uv run --group classes kata site ...`.")
    except (SiteError, BundleError, NumpyWheelError, AuthoringError) as error:
        fail(f"kata site: {error}.")
    click.echo(f"{len(files)} files in {destination}. To look at it there: python -m http.server")
