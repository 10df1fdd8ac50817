"""`kata site`: the katas as a folder for a web server, in which they are solved and graded."""

from pathlib import Path

import click

from grader.cli.learner import fail
from grader.grading import CALL_TIMEOUT


@click.command()
@click.argument("destination", type=click.Path(path_type=Path))
@click.option(
    "--numpy-wheel",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="NumPy's wheel for Pyodide. Where nothing is said, it is fetched where Pyodide has it.",
)
@click.option(
    "--call-timeout",
    metavar="S",
    type=click.FloatRange(min=0, min_open=True, max=3600),
    default=CALL_TIMEOUT,
    help="Seconds for one call of a function (10 where nothing is said).",
)
def site(destination: Path, numpy_wheel: Path | None, call_timeout: float) -> None:
    """Write the katas for a browser into a new folder, for any web server.

    It holds the visible checks, no solution and no hidden check. It takes Node.js with npm.
    """
    try:
        from grader.authoring.stubs import AuthoringError
        from grader.site.build import SiteError, build_site
        from grader.site.bundle import BundleError
        from grader.site.numpy_wheel import NumpyWheelError

        files = build_site(destination, numpy_wheel, call_timeout)
    except ModuleNotFoundError as error:
        fail(f"kata site needs {error.name}: run it as `uv run --group classes kata site ...`.")
    except (SiteError, BundleError, NumpyWheelError, AuthoringError) as error:
        fail(f"kata site: {error}.")
    click.echo(f"{len(files)} files in {destination}. To look at it there: python -m http.server")
