"""Starts a PostgreSQL server for tests, of Debian's packages, and ends it."""

import glob
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

HOW_TO_INSTALL = "PostgreSQL is missing: sudo apt-get install postgresql"
SECONDS_TO_START = 60


def programs() -> Path | None:
    """Return the folder of the server's programs; Debian has it on no PATH."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    found = shutil.which("initdb") or (folders and shutil.which("initdb", path=folders[-1]))
    return Path(found).parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """Run a server of our own, and give the URL of its first database.

    It listens at a socket in a folder of its own, and at no port. The server refuses to run as
    root: there it runs as the user that Debian's package makes.
    """
    folder = programs()
    assert folder is not None, HOW_TO_INSTALL
    place = Path(tempfile.mkdtemp(prefix="katas-"))
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(place, user)
    place.chmod(0o755)
    data = place / "data"
    initialise = [folder / "initdb", "-D", data, "-A", "trust", "-U", "katas", "-E", "UTF8"]
    subprocess.run(
        [*initialise, "--no-locale", "--no-sync"],
        check=True, user=user, cwd=place, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    # Only a machine that fails could lose what is not synced: a test kills processes.
    running = subprocess.Popen(
        [folder / "postgres", "-D", data, "-k", place, "-h", "", "-F"],
        user=user, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        url = f"postgresql://katas@/postgres?host={place}"
        _wait_for(url, running)
        yield url
    finally:
        running.send_signal(signal.SIGINT)  # the server's word for: end now, and cleanly
        running.wait()
        shutil.rmtree(place)


def _wait_for(url: str, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.OperationalError:
            assert running.poll() is None, "the server has ended"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.05)


def new_database(url: str, name: str) -> str:
    """Make a database and return its URL."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return url.replace("/postgres?", f"/{name}?")
