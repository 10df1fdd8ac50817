"""Databases for tests of the gradebook: a file of SQLite, and a server of PostgreSQL."""

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gradebook.postgresql import HOW_TO_INSTALL, new_database, programs, server

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the URL of a server; without one, skip, but never in CI, which installs it."""
    if programs() is None and not (os.environ.get("CI") and sys.platform == "linux"):
        pytest.skip(HOW_TO_INSTALL)
    with server() as url:
        yield url


@pytest.fixture
def new_postgresql(postgresql: str) -> Callable[[], str]:
    """Return a function that makes a database and returns its URL."""
    return lambda: new_database(postgresql, f"gradebook-{next(NUMBERS)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a new gradebook may be: one of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "gradebook.sqlite")
    url: str = request.getfixturevalue("new_postgresql")()
    return url
