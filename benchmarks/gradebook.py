"""What it takes to record reports in a gradebook, and what they take there; prints a table.

    python -m uv run --group classroom benchmarks/gradebook.py
    ... --postgresql postgresql://USER@HOST/DATABASE    an empty database; also in that

Reports are recorded one by one, as lanes do, and fifty together, as a cluster does: each time in
one transaction, which is on the disk when it ends.
"""

import argparse
import dataclasses
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select, text

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.mixed_class import submissions  # noqa: E402
from grader.boundary.submitted_files import submitted_files  # noqa: E402
from grader.classroom.cluster.answers import write_answers  # noqa: E402
from grader.classroom.cluster.batch import write_batch  # noqa: E402
from grader.classroom.lane import Job  # noqa: E402
from grader.classroom.lanes import Graded  # noqa: E402
from grader.gradebook.book import Gradebook  # noqa: E402
from grader.gradebook.entries import Conditions, Entry  # noqa: E402
from grader.gradebook.tables import CheckResult  # noqa: E402
from grader.grading import grade  # noqa: E402
from grader.judging.check import load_checks  # noqa: E402
from grader.reports.report import Report  # noqa: E402

COUNT, TOGETHER = 200, 50
DIFFERENT = 20
"""So many are graded, mixed as in life; they are recorded again and again."""
CONDITIONS = Conditions("0", "3", "2", "process", "c")


def reports() -> list[Report]:
    """Grade some submissions; print what travels to a machine of a cluster, and back."""
    checks = load_checks()
    jobs = [
        Job(submitted_files(Path(f"student-{number}"), contents))
        for number, contents in enumerate(submissions(DIFFERENT))
    ]
    made = [grade(job.files, checks, 1, sandbox="auto") for job in jobs]
    out = len(write_batch(1, "auto", jobs)) / DIFFERENT
    back = len(write_answers([Graded(0, one, 1.0) for one in made])) / DIFFERENT
    print(f"a submission travels: {out / 1000:.1f} KB out, {back / 1000:.1f} KB back")
    return made


def record(where: str | Path, made: list[Report], together: int) -> None:
    """Record reports, so many in a transaction, and print how fast that was."""
    with Gradebook.open(where) as book:
        entries = [
            Entry(f"student-{together}-{number}", "place", (("grid.py", f"{number:064}"),))
            for number in range(COUNT)
        ]
        seeded = [dataclasses.replace(one, seed=book.seed) for one in made]
        with book.begin_run(CONDITIONS, {}) as run:
            run.hand_in(entries)
            began, cpu = time.perf_counter(), time.process_time()
            for start in range(0, COUNT, together):
                some = entries[start : start + together]
                run.record(
                    [(one, seeded[(start + place) % DIFFERENT]) for place, one in enumerate(some)]
                )
            seconds, spent = time.perf_counter() - began, time.process_time() - cpu
        print(
            f"{book.engine.dialect.name:<12}{together:>3} in a transaction:{COUNT / seconds:7.0f} "
            f"a second, {spent / COUNT * 1000:5.1f} ms of processor time here each"
        )


def sizes(where: str | Path) -> None:
    """Print how much a submission takes in the database."""
    with Gradebook.open(where) as book, book.engine.connect() as connection:
        rows = connection.execute(select(func.count()).select_from(CheckResult)).scalar_one()
        if book.engine.dialect.name == "sqlite":
            size = Path(str(where)).stat().st_size
        else:
            query = text("SELECT pg_database_size(current_database())")
            size = connection.execute(query).scalar_one()
    each = f"{rows / (2 * COUNT):.0f} rows of checks, {size / (2 * COUNT) / 1000:.0f} KB"
    print(f"{book.engine.dialect.name:<12}{each} each")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgresql", metavar="URL")
    url = parser.parse_args().postgresql
    made = reports()
    with tempfile.TemporaryDirectory() as folder:
        for where in (Path(folder) / "gradebook.sqlite", *([url] if url else [])):
            record(where, made, 1)
            record(where, made, TOGETHER)
            sizes(where)


if __name__ == "__main__":
    main()
