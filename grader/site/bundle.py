"""Builds the page from its sources, in `site/`: npm fetches what is pinned there, esbuild bundles.

Versions and their hashes stand in `site/package-lock.json`.
"""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from grader.course import ENGINE

SOURCES = ENGINE.parent / "site"
_INSTALLED = "node_modules/.installed"
"""Which lock file the packages are of, by its hash."""
ENTRIES = ("page", "grader_worker", "learner_worker", "service_worker")
"""The scripts of the page, each a file of its own."""


class BundleError(Exception):
    """The page can't be built; its text says why."""


def install_packages() -> Path:
    """Have npm fetch the packages, unless they are there; return their folder."""
    if not SOURCES.is_dir():
        raise BundleError("the sources of the page are missing: it takes a copy of the repository")
    lock = hashlib.sha256((SOURCES / "package-lock.json").read_bytes()).hexdigest()
    installed = SOURCES / _INSTALLED
    if not installed.is_file() or installed.read_text(encoding="ascii") != lock:
        _run("npm", "ci")
        installed.write_text(lock, encoding="ascii")
    return SOURCES / "node_modules"


def bundle(destination: Path, values: Mapping[str, object]) -> None:
    """Write the scripts of the page into a folder; `values` are constants that they name."""
    run_node(
        "node_modules/esbuild/bin/esbuild",
        *(f"src/{name}.ts" for name in ENTRIES),
        *("--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"),
        *("--alias:pyodide=./pyodide/pyodide.mjs", "--external:./pyodide/pyodide.mjs"),
        *(f"--define:{name}={json.dumps(value)}" for name, value in values.items()),
        "--log-level=warning",
        f"--outdir={destination.resolve()}",
    )


def run_node(script: str, *arguments: str, given: str = "") -> str:
    """Run a script of JavaScript; return what it prints. Raises BundleError."""
    return _run("node", script, *arguments, given=given)


def _run(program: str, *arguments: str, given: str = "") -> str:
    """Run a program in the folder of the sources; return what it prints. Raises BundleError."""
    path = shutil.which(program)
    if path is None:
        raise BundleError(f"{program} is missing: install Node.js, version 20 or newer, with npm")
    done = subprocess.run(
        [path, *arguments], cwd=SOURCES, input=given, capture_output=True, encoding="utf-8"
    )
    if done.returncode != 0:
        raise BundleError(f"{program} failed: {(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout
