"""A gradebook's tables are brought up to date when it is opened."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from grader.gradebook import database
from grader.gradebook.book import Gradebook
from grader.gradebook.database import MIGRATIONS, VERSION_TABLE
from grader.gradebook.errors import GradebookError
from grader.gradebook.grades import read_grades
from grader.gradebook.tables import Table
from tests.gradebook.classes import MOST, grade_class, right

NEXT = '''"""Students get a nickname."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0001"


def upgrade() -> None:
    """Change the tables."""
    op.add_column("students", sa.Column("nickname", sa.String(), server_default="none"))
'''


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Return migrations of a version that is to come."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_nickname.py").write_text(NEXT, encoding="utf-8")
    return folder


def test_migrations_make_the_tables_that_the_models_describe(where: str) -> None:
    """To the last column."""
    with Gradebook.open(where) as book, book.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, Table.metadata) == []


def test_an_old_gradebook_is_brought_up_to_date(
    where: str, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all that is in it; and then the old version refuses it."""
    with Gradebook.open(where) as book:
        grade_class(book, [right(book.seed)])
        seed = book.seed
    with monkeypatch.context() as patched:
        patched.setattr(database, "MIGRATIONS", newer)
        with Gradebook.open(where) as book:
            assert book.seed == seed
            assert read_grades(book.engine).students[0].total == MOST
            with book.engine.connect() as connection:
                query = text("SELECT nickname FROM students")
                assert connection.execute(query).scalar_one() == "none"
    with pytest.raises(GradebookError, match="was written by a newer version"):
        Gradebook.open(where)


def test_what_is_no_gradebook_is_refused(tmp_path: Path) -> None:
    """And stays as it is."""
    (tmp_path / "text").write_text("no database" * 100, encoding="utf-8")
    with create_engine(f"sqlite:///{tmp_path / 'other'}").begin() as connection:
        connection.execute(text("CREATE TABLE student (id INTEGER)"))
    before = (tmp_path / "other").read_bytes()
    with pytest.raises(GradebookError, match="is no gradebook"):
        Gradebook.open(tmp_path / "text")
    with pytest.raises(GradebookError, match="holds something else"):
        Gradebook.open(tmp_path / "other")
    assert (tmp_path / "other").read_bytes() == before


def test_what_can_not_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    """And a password is never told."""
    with pytest.raises(GradebookError, match="there is no folder"):
        Gradebook.open(tmp_path / "nowhere" / "book")
    with pytest.raises(GradebookError, match="there is no gradebook"):
        Gradebook.open(tmp_path / "book", new=False)
    with pytest.raises(GradebookError, match="not mysql://"):
        Gradebook.open("mysql://host/book")
    with pytest.raises(GradebookError, match="can't be opened") as told:
        Gradebook.open(f"postgresql://katas:secret@/book?host={tmp_path}")
    assert "secret" not in str(told.value)
    assert not (tmp_path / "book").exists()
