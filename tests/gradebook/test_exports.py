"""The grades for other systems: points to the last digit, and cells that compute nothing."""

import codecs
import csv
import io
from collections.abc import Iterator

import openpyxl
import pytest

from grader.gradebook.adjusting import adjust
from grader.gradebook.book import Gradebook
from grader.gradebook.exports import EXPORTS
from grader.gradebook.grades import Grades, read_grades
from grader.reports.spreadsheet import FORMULA
from tests.gradebook.classes import (
    MOST,
    NOT_GRADED,
    RIGHT,
    TODO,
    WRONG,
    grading,
    handed_in,
    report,
)

TOTAL = {
    "csv": f"total ({MOST})",
    "xlsx": f"total ({MOST})",
    "moodle": "Grade",
    "canvas": "Perceptron katas",
    "gradescope": "Total Score",
    "nbgrader": "score",
}
"""The column of each format that has the total."""
EXPECTED = ["30", "23", "0", "", ""]
"""Right; adjusted; untouched; not graded to its end; missing."""
NAMES = ["Émilie 学生", "=1+1", "＝1+1", "\t@SUM(A1)", "－2"]  # noqa: RUF001


@pytest.fixture(scope="module")
def grades(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grades]:
    """A class of five."""
    outcomes = [[RIGHT] * 3, [RIGHT, RIGHT, WRONG], [TODO] * 3, [RIGHT, RIGHT, NOT_GRADED]]
    with Gradebook.open(tmp_path_factory.mktemp("class") / "book") as book:
        with grading(book) as run:
            run.enrol({f"student-{n}": name for n, name in enumerate(NAMES, start=1)})
            submissions = [handed_in(number, late=number == 2) for number in range(1, 5)]
            run.hand_in(submissions)
            for submission, statuses in zip(submissions, outcomes, strict=True):
                run.record([(submission, report(book.seed, statuses))])
        adjust(book.engine, "student-2", 3, "=HYPERLINK(1)", known=())
        yield read_grades(book.engine)


def rows_of(system: str, grades: Grades) -> list[dict[str, str]]:
    """Read a table back, without Canvas's row of most points."""
    content = EXPORTS[system](grades)
    if system == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert sheet is not None
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        head, *rows = [["" if one is None else str(one) for one in row] for row in sheet.values]
        return [dict(zip(head, row, strict=True)) for row in rows]
    assert content.startswith(codecs.BOM_UTF8)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return rows[1:] if system == "canvas" else rows


@pytest.mark.parametrize("system", EXPORTS)
def test_totals_are_those_of_the_reports(system: str, grades: Grades) -> None:
    """A teacher's points included; without a score, a cell is empty."""
    totals = [row[TOTAL[system]] for row in rows_of(system, grades)]
    missing = "0" if system == "nbgrader" else ""
    assert totals == [*EXPECTED[:4], missing]


@pytest.mark.parametrize("system", ["csv", "xlsx"])
def test_points_by_exercise_add_up_to_the_total(system: str, grades: Grades) -> None:
    """With those by hand."""
    columns = ("neural_network (20)", "and_gate (10)", "by hand")
    for row, total in zip(rows_of(system, grades)[:3], EXPECTED, strict=False):
        assert sum(int(row[column]) for column in columns) == int(total)


@pytest.mark.parametrize("system", [one for one in EXPORTS if one != "xlsx"])
def test_no_cell_is_taken_for_a_formula(system: str, grades: Grades) -> None:
    """Whatever sign it begins with, and in whatever width."""
    rows = rows_of(system, grades)
    assert not any(cell.lstrip().startswith(FORMULA) for row in rows for cell in row.values())


@pytest.mark.parametrize("system", EXPORTS)
def test_accents_and_other_scripts_stay(system: str, grades: Grades) -> None:
    """A spreadsheet knows the encoding by its mark."""
    assert NAMES[0] in rows_of(system, grades)[0].values()


def test_late_ones_and_comments_are_told(grades: Grades) -> None:
    """And why there is no score."""
    rows = rows_of("csv", grades)
    assert [row["late"] for row in rows] == ["no", "yes", "no", "no", ""]
    assert rows[1]["comments"] == "'+3 points. =HYPERLINK(1)"
    assert rows[4]["comments"] == "Nothing was handed in."
