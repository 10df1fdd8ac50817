"""Writes the pages, two files for each student."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from grader.files import write_file
from grader.gradebook.feedback import markdown
from grader.gradebook.feedback.page import CODE, page_of
from grader.gradebook.grades import Grade, Grades, State, read_grades
from grader.gradebook.pages import render
from grader.gradebook.tables import Result
from grader.reports.report import Report
from grader.reports.report_file import from_json

BATCH = 100
"""Reports that are in memory at once."""
MAX_NAME = 80


def write_feedback(engine: Engine, destination: Path) -> int:
    """Write each student's page into a folder, and return how many there are. Raises OSError."""
    destination.mkdir(parents=True, exist_ok=True)
    grades = read_grades(engine)
    names = file_names([grade.identity for grade in grades.students])
    for grade, report in _with_reports(engine, grades):
        page = page_of(grade, grades.max_points, report)
        html = render("feedback.html", page=page, code=CODE)
        for kind, text in ((".html", html), (".md", markdown.render(page))):
            write_file(destination / f"{names[grade.identity]}{kind}", text)
    return len(grades.students)


def file_names(identities: Sequence[str]) -> Mapping[str, str]:
    """Return a name for each identity that every system takes, and that no other one has."""
    plain = {one: re.sub(r"[^\w.@-]", "_", one)[:MAX_NAME].lstrip(".") for one in identities}
    count = Counter(name.casefold() for name in plain.values())
    return {
        one: name if name == one and count[name.casefold()] == 1 else f"{name}-{_mark(one)}"
        for one, name in plain.items()
    }


def _mark(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:8]


def _with_reports(engine: Engine, grades: Grades) -> Iterator[tuple[Grade, Report | None]]:
    """Yield each grade with its report, where there is a score."""
    with engine.connect() as connection:
        for start in range(0, len(grades.students), BATCH):
            some = grades.students[start : start + BATCH]
            graded = [one.result for one in some if one.state is State.GRADED]
            reports = _reports(connection, graded)
            for grade in some:
                yield grade, reports.get(grade.result) if grade.state is State.GRADED else None


def _reports(connection: Connection, results: Sequence[int | None]) -> Mapping[int | None, Report]:
    query = select(Result.id, Result.report).where(Result.id.in_(results))
    return {row.id: from_json(row.report) for row in connection.execute(query)}
