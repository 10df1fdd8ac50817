"""The site, built once for all tests, and a plain server for it."""

import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from filelock import FileLock

from grader.site.build import build_site
from grader.site.bundle import SOURCES
from tests.places import PROJECT

CHROMIUM = Path("/usr/bin/chromium")
WHEEL = PROJECT / "build" / "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl"


def need(is_there: bool, what: str) -> None:
    """Skip where something is missing; in CI, on Linux, nothing may be."""
    if not is_there:
        if os.environ.get("CI") and sys.platform == "linux":
            pytest.fail(what)
        pytest.skip(what)


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder with what npm installs."""
    need(shutil.which("npm") is not None, "Node.js with npm is missing")
    return SOURCES / "node_modules"


@pytest.fixture(scope="session")
def site(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built by whoever needs it first."""
    need(WHEEL.is_file(), "NumPy's wheel for Pyodide is missing: .ci/numpy-wheel")
    place = tmp_path_factory.getbasetemp()
    shared = place.parent if os.environ.get("PYTEST_XDIST_WORKER") else place
    built = shared / "site"
    with FileLock(shared / "site.lock"):
        if not built.exists():
            build_site(built, WHEEL)
    return built


@dataclass
class Server:
    """A plain server: it gives no header that a static host would not."""

    address: str
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """Serve the site, on loopback."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            asked.append(self.path)

    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield Server(f"http://127.0.0.1:{running.server_port}/", asked)
        running.shutdown()
        thread.join()
