"""Opens the database of a gradebook, and brings its tables up to date.

Nothing to set up: a path is a file of SQLite, made where it is missing; a URL is a database of
PostgreSQL that exists.
"""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from grader.gradebook.errors import GradebookError
from grader.gradebook.tables import Book

MIGRATIONS = Path(__file__).with_name("migrations")
VERSION_TABLE = "katas_schema"
"""Not Alembic's usual name: gradebooks of others have that one."""
PATIENCE = 60
"""Seconds that a transaction waits for another one."""
MAX_SEED = 2**32
MIGRATING = 0x6B617461
"""The advisory lock of PostgreSQL that one migration at a time holds: "kata"."""


def open_database(where: str | Path, new: bool) -> Engine:
    """Return an engine for a path or a URL, its tables up to date; `new` lets a file be made.

    Raises GradebookError.
    """
    url = _url(where)
    if url.drivername == "sqlite" and not new and not Path(str(url.database)).is_file():
        raise GradebookError(f"there is no gradebook {url.database}")
    engine = _engine(url)
    try:
        with writing(engine) as connection:
            _bring_up_to_date(connection, shown(engine))
    except OperationalError as error:
        raise GradebookError(f"{shown(engine)} can't be opened: {_reason(error)}") from None
    except DatabaseError as error:
        raise GradebookError(f"{shown(engine)} is no gradebook: {_reason(error)}") from None
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that is to write; committed at its end, or undone."""
    with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
        yield connection


def shown(engine: Engine) -> str:
    """Return what to call the database in a sentence: its file, or its URL without password."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    return engine.url.render_as_string(hide_password=True)


def _url(where: str | Path) -> URL:
    if "://" not in str(where):
        file = Path(where)
        if not file.parent.is_dir():
            raise GradebookError(f"there is no folder {file.parent} for the gradebook {file.name}")
        return URL.create("sqlite", database=str(file))
    try:
        url = make_url(str(where))
    except ArgumentError:
        raise GradebookError("its URL can't be read: postgresql://USER@HOST/DATABASE") from None
    kind = url.get_backend_name()
    if kind not in ("postgresql", "postgres"):
        raise GradebookError(f"it is a file, or a URL postgresql://..., and not {kind}://")
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL) -> Engine:
    if url.drivername != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_in_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    """Let a commit mean that it is on the disk, and let us say where a transaction begins."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_in_sqlite(connection: Connection) -> None:
    """Begin; one that will write says so at once, for later another may have written already."""
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _bring_up_to_date(connection: Connection, name: str) -> None:
    """Run the migrations that are missing; nobody else does so meanwhile."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
    options = {"version_table": VERSION_TABLE}
    present = MigrationContext.configure(connection, opts=options).get_current_revision()
    config = _alembic()
    scripts = ScriptDirectory.from_config(config)
    if present == scripts.get_current_head():
        return
    if present is None and inspect(connection).get_table_names():
        raise GradebookError(f"{name} is no gradebook: it holds something else")
    if present is not None and present not in {one.revision for one in scripts.walk_revisions()}:
        raise GradebookError(
            f"{name} was written by a newer version of the katas: bring yours up to date"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if present is None:
        connection.execute(insert(Book).values(id=1, seed=secrets.randbelow(MAX_SEED)))


def _alembic() -> Config:
    config = Config()
    # A percent sign would stand for something in a configuration file.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _reason(error: DatabaseError) -> str:
    """Return the first line of what the database says; it names no password."""
    return str(error.orig).strip().splitlines()[0]
