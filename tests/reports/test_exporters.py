"""The report in other systems' formats, held against the fields that those systems document."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from grader.cli.staff import app
from grader.course import course
from grader.reports.disclosure import MAX_NAME, NOT_SHOWN
from grader.reports.exporters import EXPORTERS
from grader.reports.exporters.csv_table import COLUMNS
from grader.reports.message import from_text
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report
from grader.reports.report_file import write_report
from grader.reports.spreadsheet import FORMULA
from grader.reports.status import Status

SECRET = "sigmoid of 1000 is 1"
"""What a hidden check tells."""


def check(status: str, points: int, hidden: bool = False, message: str = "") -> CheckReport:
    lost = status != "passed"
    title = f"{SECRET}." if hidden else "sigmoid(0) is 1/2."
    given = message or (f"Called    {SECRET if hidden else 'sigmoid(0)'}" if lost else "")
    lines = from_text(given)
    return CheckReport("a.py::T::t", title, hidden, Status(status), points, lines, None, 0.25)


def report(*functions: tuple[CheckReport, ...], submission: str = "exercises") -> Report:
    """Return a report of two exercises; the second has the last function."""
    *first, last = [
        FunctionReport("b" if number == len(functions) else "a", f"f{number}", 7, checks)
        for number, checks in enumerate(functions, start=1)
    ]
    exercises = (ExerciseReport("a", tuple(first)), ExerciseReport("b", (last,)))
    return Report(submission, 1, "process", exercises)


MIXED = report(
    (check("passed", 1), check("failed", 2, hidden=True), check("failed", 3)),
    (check("todo", 4), check("passed", 5, hidden=True)),
    (check("error", 6), check("waiting", 7)),
)
PASSED = report((check("passed", 40),), (check("passed", 60, hidden=True),))
BROKEN = report((check("error", 40),), (check("error", 60, hidden=True),))
HARMFUL = "\n".join(
    [
        "]]></failure><testcase/>&",
        "\x1b[2J\u202e\u2066evil\x00\x0b\ufffe\ud800",
        '=HYPERLINK("http://evil")',
        "<script>alert(1)</script>",
        "::set-output name=points::100",
        "x" * 1_000_000,
        *["line"] * 1000,
    ]
)
HOSTILE = report(
    (replace(check("failed", 40), title=f"={HARMFUL}", message=from_text(HARMFUL)),),
    (replace(check("failed", 60, hidden=True), title=HARMFUL, message=from_text(f"@{HARMFUL}")),),
    submission="=cmd|' /C calc'!A0",
)
REPORTS = {"mixed": MIXED, "passed": PASSED, "broken": BROKEN, "hostile": HOSTILE}
RUNNER = {
    "CLASSROOM": "cs-principles",
    "ASSIGNMENT": "perceptron",
    "SUBMISSION_TAG": "submit/2026-06-01T14-32-05Z-a1b2c3d",
    "COMMIT_URL": "https://github.test/school/katas/commit/a1b2c3d",
    "RELEASE_URL": "https://github.test/school/katas/releases/tag/submit",
}

# ── what the systems document ────────────────────────────────────────────────────────────────

TEXT = {"type": "string", "minLength": 1}
NUMBER = {"type": "number", "minimum": 0}
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMATS = {"enum": ["text", "html", "simple_format", "md", "ansi"]}


def exactly(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """Return the schema of an object with these fields and no others."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **optional},
        "additionalProperties": False,
    }


def array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": items}


DOCUMENTED = {
    "gradescope": exactly(
        {
            "score": NUMBER,
            "tests": array(
                exactly(
                    {"score": NUMBER, "max_score": NUMBER},
                    status={"enum": ["passed", "failed"]},
                    name=TEXT,
                    name_format=FORMATS,
                    number={"type": "string", "pattern": r"^\d+\.\d+$"},
                    output={"type": "string"},
                    output_format=FORMATS,
                    tags={"type": "array", "items": TEXT},
                    visibility=VISIBILITY,
                )
            ),
        }
    ),
    "exercism": {
        **exactly(
            {
                "version": {"const": 3},
                "status": {"enum": ["pass", "fail", "error"]},
                "tests": array(
                    exactly(
                        {"name": TEXT, "status": {"enum": ["pass", "fail", "error"]}},
                        message=TEXT,
                        task_id={"type": "integer", "minimum": 1},
                    )
                ),
            },
            message={"type": "string", "minLength": 1, "maxLength": 65535},
        ),
        # The message is there where the whole is an error, and only there.
        "if": {"properties": {"status": {"const": "error"}}},
        "then": {"required": ["message"]},
        "else": {"not": {"required": ["message"]}},
    },
    "classroom50": exactly(
        {
            "schema": {"const": "classroom50/result/v1"},
            "classroom": TEXT,
            "assignment": TEXT,
            "submission": TEXT,
            "commit": TEXT,
            "release": TEXT,
            "review": TEXT,
            "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
            "score": {"type": "integer", "minimum": 0},
            "max-score": {"type": "integer", "minimum": 0},
            "tests": array(
                exactly(
                    {
                        "test-name": TEXT,
                        "passed": {"type": "boolean"},
                        "score": {"type": "integer", "minimum": 0},
                        "max-score": {"type": "integer", "minimum": 0},
                    }
                )
            ),
        }
    ),
}


@pytest.fixture(autouse=True)
def runner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play the environment of Classroom 50's runner."""
    for name, value in RUNNER.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("system", DOCUMENTED)
def test_json_has_the_documented_fields(system: str, name: str) -> None:
    """All that are required, no others, each of its type."""
    jsonschema.validate(json.loads(EXPORTERS[system](REPORTS[name])), DOCUMENTED[system])


@pytest.mark.parametrize("name", REPORTS)
def test_junit_has_the_elements_that_all_readers_know(name: str) -> None:
    """And its counts are those of its cases."""
    root = ET.fromstring(EXPORTERS["junit"](REPORTS[name]))
    assert root.tag == "testsuites"
    assert root.get("name") == course().title
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(len(list(element.iter("failure"))))
        assert element.get("errors") == str(len(list(element.iter("error"))))
        assert float(element.get("time", "")) == 0.25 * len(cases)
    for suite in root:
        assert suite.tag == "testsuite"
        assert [child.tag for child in suite[:1]] == ["properties"]
        assert {child.tag for child in suite[1:]} == {"testcase"}
        for case in suite[1:]:
            assert set(case.attrib) == {"classname", "name", "time"}
            assert [child.tag for child in case] in (
                ["properties"],
                ["properties", "failure"],
                ["properties", "error"],
            )


def test_csv_has_a_row_for_each_check() -> None:
    """Under its head."""
    head, *rows = csv.reader(io.StringIO(EXPORTERS["csv"](MIXED)))
    assert tuple(head) == COLUMNS
    assert [row[2] for row in rows] == ["f1", "f1", "f1", "f2", "f2", "f3", "f3"]
    assert {len(row) for row in rows} == {len(COLUMNS)}


# ── points ───────────────────────────────────────────────────────────────────────────────────


def totals(system: str, text: str) -> tuple[float, float]:
    """Return points and most points as a format has them, added up from its parts."""
    if system == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        return sum(int(row["points"]) for row in rows), sum(int(row["max_points"]) for row in rows)
    if system == "junit":
        root = ET.fromstring(text)
        found = [
            {one.get("name"): int(one.get("value", "")) for one in case.iter("property")}
            for case in root.iter("testcase")
        ]
        suites = [
            int(one.get("value", "")) for one in root.iterfind("testsuite/properties/property")
        ]
        points, most = (sum(one[name] for one in found) for name in ("points", "max_points"))
        assert (sum(suites[::2]), sum(suites[1::2])) == (points, most)
        return points, most
    data = json.loads(text)
    most = {"gradescope": "max_score", "classroom50": "max-score"}[system]
    tests = data["tests"]
    score = sum(test["score"] for test in tests)
    assert data["score"] == score
    return score, sum(test[most] for test in tests)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("system", [one for one in EXPORTERS if one != "exercism"])
def test_totals_agree_with_the_report(system: str, name: str) -> None:
    """Exercism's format alone has no points."""
    graded = REPORTS[name]
    assert totals(system, EXPORTERS[system](graded)) == (graded.points, graded.max_points)


@pytest.mark.parametrize(
    ("name", "status"),
    [("mixed", "fail"), ("passed", "pass"), ("broken", "error"), ("hostile", "fail")],
)
def test_exercism_says_how_the_whole_went(name: str, status: str) -> None:
    """An error only where every test is one."""
    assert json.loads(EXPORTERS["exercism"](REPORTS[name]))["status"] == status


def test_what_is_to_do_is_no_success_in_junit() -> None:
    """A fresh stub must not be green: "skipped" would be."""
    root = ET.fromstring(EXPORTERS["junit"](MIXED))
    assert (root.get("failures"), root.get("errors"), root.get("skipped")) == ("4", "1", "0")


# ── what is not told ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("system", ["exercism", "classroom50", "junit"])
@pytest.mark.parametrize("graded", [MIXED, BROKEN], ids=["mixed", "broken"])
def test_hidden_checks_are_not_told(system: str, graded: Report) -> None:
    """Where learners see everything: their number, their points, and what became of them."""
    text = EXPORTERS[system](graded)
    assert SECRET not in text
    assert "hidden check 1" in text
    if system != "classroom50":
        assert NOT_SHOWN in text


def test_gradescope_keeps_hidden_checks_back_until_grades_are_published() -> None:
    """By its own means; then they are told."""
    tests = json.loads(EXPORTERS["gradescope"](MIXED))["tests"]
    told = {test["visibility"] for test in tests if SECRET in test["name"] + test["output"]}
    assert told == {"after_published"}
    visible = [test["number"] for test in tests if test["visibility"] == "visible"]
    assert visible == ["1.1", "1.3", "2.1", "3.1", "3.2"]


# ── harmful texts ────────────────────────────────────────────────────────────────────────────


def texts(system: str, text: str) -> list[str]:
    """Return every text in a file of a format."""
    if system == "csv":
        return [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    if system == "junit":
        root = ET.fromstring(text)
        return [t for e in root.iter() for t in (e.text or "", *e.attrib.values())]
    found: list[str] = []

    def visit(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                visit(inner)

    visit(json.loads(text))
    return found


@pytest.mark.parametrize("system", EXPORTERS)
def test_harmful_texts_come_out_short_and_printable(system: str) -> None:
    """No ANSI codes, no marks that reverse a line, nothing that UTF-8 or XML can't hold."""
    text = EXPORTERS[system](HOSTILE)
    assert len(text.encode()) < 20_000
    for one in texts(system, text):
        assert all(line.isprintable() for line in one.splitlines())
        assert len(one) < 2500


def test_nothing_breaks_out_of_xml() -> None:
    """Markup in a text stays text."""
    root = ET.fromstring(EXPORTERS["junit"](HOSTILE))
    assert len(list(root.iter("testcase"))) == 2
    assert "]]></failure><testcase/>&" in (root.findtext(".//failure") or "")


def test_no_cell_is_a_formula() -> None:
    """However it begins, even after spaces."""
    cells = texts("csv", EXPORTERS["csv"](HOSTILE))
    assert not [cell for cell in cells if cell.lstrip().startswith(FORMULA)]
    assert "'=cmd|' /C calc'!A0" in cells


def test_a_name_is_short() -> None:
    """A system shows it in one line."""
    (test, _) = json.loads(EXPORTERS["gradescope"](HOSTILE))["tests"]
    assert len(test["name"]) == MAX_NAME


# ── the command ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("system", EXPORTERS)
def test_the_command_prints_the_file(system: str, tmp_path: Any) -> None:
    """The same bytes everywhere, whatever the terminal speaks."""
    write_report(MIXED, tmp_path / "report.json")
    done = CliRunner().invoke(app, ["export", str(tmp_path / "report.json"), "--format", system])
    assert done.exit_code == 0, done.output
    if system != "classroom50":  # it holds the time
        assert done.stdout_bytes == EXPORTERS[system](MIXED).encode()


def test_an_unknown_format_is_refused(tmp_path: Any) -> None:
    """With those that there are."""
    done = CliRunner().invoke(app, ["export", str(tmp_path / "report.json"), "--format", "xls"])
    assert done.exit_code == 2
    assert all(system in done.output for system in EXPORTERS)


def test_a_bad_report_is_not_exported(tmp_path: Any) -> None:
    """It says so, and prints nothing."""
    (tmp_path / "report.json").write_text('{"schema": "perceptron-katas/report/v1"}')
    done = CliRunner().invoke(app, ["export", str(tmp_path / "report.json"), "--format", "csv"])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "Not graded: the report doesn't fit its schema" in done.stderr


def test_classroom50_needs_its_runner(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it could not say what was graded."""
    monkeypatch.delenv("ASSIGNMENT")
    write_report(MIXED, tmp_path / "report.json")
    done = CliRunner().invoke(
        app, ["export", str(tmp_path / "report.json"), "--format", "classroom50"]
    )
    assert done.exit_code == 1
    assert "ASSIGNMENT is not set" in done.stderr
