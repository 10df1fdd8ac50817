"""Reports in files: what is written is read back, and nothing in them is trusted."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.grading import MAX_SEED
from grader.reports.message import line, sentence
from grader.reports.report import (
    BrokenFile,
    CheckReport,
    ExerciseReport,
    FunctionReport,
    Report,
    to_json,
)
from grader.reports.report_file import (
    MAX_BYTES,
    ReportError,
    parse_report,
    read_report,
    write_report,
)
from grader.reports.status import Status

FOUND = (*sentence("Waits."), line("Called", "f(1)"), line("", "é"))


def check(status: Status, points: int, misconception: str | None = None) -> CheckReport:
    message = () if status is Status.PASSED else FOUND
    broken_file = BrokenFile("a.py", 3) if status is Status.ERROR else None
    facts = (message, misconception, 0.25, (), broken_file)
    return CheckReport(f"a::{points}", "It is so.", points > 3, status, points, *facts)


FIRST = FunctionReport("a", "f", 12, (check(Status.PASSED, 3), check(Status.FAILED, 4, "f__x")), 9)
SECOND = FunctionReport("a", "g", None, (check(Status.WAITING, 1), check(Status.ERROR, 2)))
THIRD = FunctionReport("b", "f", 1, (check(Status.TODO, 5),), 8)
REPORT = Report(
    "exercises",
    MAX_SEED - 1,
    "process",
    (ExerciseReport("a", (FIRST, SECOND)), ExerciseReport("b", (THIRD,))),
)


def test_a_report_is_read_back_as_it_was(tmp_path: Path) -> None:
    """All of its fields; its sums are made anew."""
    file = tmp_path / "report.json"
    write_report(REPORT, file)
    assert read_report(file) == REPORT
    assert os.listdir(tmp_path) == ["report.json"]


def test_a_report_is_written_line_by_line(tmp_path: Path) -> None:
    """For whoever compares two of them."""
    file = tmp_path / "report.json"
    write_report(REPORT, file)
    text = file.read_text(encoding="utf-8")
    assert text == json.dumps(to_json(REPORT), indent=1) + "\n"


def test_where_a_report_can_not_be_written_there_is_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole."""
    file = tmp_path / "report.json"
    write_report(REPORT, file)

    def fail(*arguments: Any, **keywords: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        write_report(replace(REPORT, seed=8), file)
    assert read_report(file) == REPORT


def test_sums_are_made_of_all_parts() -> None:
    """Of the points that can be had, and of those that were."""
    assert (REPORT.points, REPORT.max_points, REPORT.graded_later) == (3, 15, 17)
    assert [(one.points, one.max_points) for one in REPORT.exercises] == [(3, 10), (0, 5)]
    assert [(one.points, one.max_points) for one in REPORT.functions] == [(3, 7), (0, 3), (0, 5)]
    assert [one.points for one in FIRST.checks] == [3, 0]


def test_the_checks_that_cost_points_are_told_the_most_telling_first() -> None:
    """An error before a wrong answer, that before what waits, and that before what is to do."""
    statuses = [Status.TODO, Status.WAITING, Status.PASSED, Status.FAILED, Status.ERROR]
    function = FunctionReport("a", "f", 1, tuple(check(one, 1) for one in statuses))
    assert [one.status for one in function.lost] == ["error", "failed", "waiting", "todo"]
    assert function.status is Status.ERROR


def test_the_next_function_is_the_first_that_can_be_worked_on() -> None:
    """One that waits can't be; where all are settled there is none."""
    waits = FunctionReport("a", "w", 1, (check(Status.WAITING, 1),))
    right = FunctionReport("a", "r", 1, (check(Status.PASSED, 1),))

    def next_of(*functions: FunctionReport) -> FunctionReport | None:
        return Report("exercises", 7, "process", (ExerciseReport("a", functions),)).next_function

    assert next_of(right, waits, THIRD, FIRST) is THIRD
    assert next_of(waits, right, FIRST, THIRD) is FIRST
    assert next_of(right, waits) is None


# ── what is not trusted ──────────────────────────────────────────────────────────────────────


def text(change: Callable[[Any], object] = lambda data: None) -> bytes:
    """Return the content of a report in which something was changed."""
    data = to_json(REPORT)
    change(data)
    return json.dumps(data).encode()


def test_a_file_that_is_not_there_is_no_report(tmp_path: Path) -> None:
    """It is told why."""
    with pytest.raises(ReportError, match=r"no report to read \(No such file or directory\)$"):
        read_report(tmp_path / "report.json")


@pytest.mark.parametrize(
    "content", [b"", b"no JSON", b"\xff\xfe\xfa", b"[" * 100_000, text()[:-1], text() + b"x"]
)
def test_a_damaged_report_is_told_so(content: bytes) -> None:
    """Cut off, too deep, no text at all."""
    with pytest.raises(ReportError, match="the report is damaged: it is not JSON"):
        parse_report(content)


def test_a_report_has_a_limit(tmp_path: Path) -> None:
    """One byte more, and it is not looked at, whatever lies in the file."""
    file = tmp_path / "report.json"
    file.write_bytes(text().ljust(MAX_BYTES))
    assert read_report(file) == REPORT
    for size in (MAX_BYTES + 1, MAX_BYTES + 1000):
        file.write_bytes(text().ljust(size))
        with pytest.raises(ReportError, match="the report is larger than 4 MiB"):
            read_report(file)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data.update(schema="another/v2"), "is of another version than perceptron-"),
        (lambda data: data.update(schema=2), r"doesn't fit its schema, at \$\.schema"),
        (lambda data: data.pop("schema"), r"doesn't fit its schema, at \$$"),
        (lambda data: data.update(seed=-1), r"doesn't fit its schema, at \$\.seed"),
        (lambda data: data.update(more=1), r"doesn't fit its schema, at \$$"),
        (
            lambda data: data["exercises"][0]["functions"][0]["checks"][0].update(status="x"),
            r"doesn't fit its schema, at \$\.exercises\[0\]\.functions\[0\]\.checks\[0\]\.status$",
        ),
        (
            lambda data: data["exercises"][0]["functions"][0]["checks"][0].update(
                broken_file={"name": "../a.py", "line": 1}
            ),
            r"doesn't fit its schema, at \$\.exercises\[0\]\.functions\[0\]\.checks\[0\]\.broken",
        ),
        (lambda data: data.update(points=4), "the report's points don't add up"),
        (lambda data: data.update(max_points=16), "the report's points don't add up"),
        (lambda data: data["exercises"][0].update(points=4), "don't add up"),
        (lambda data: data["exercises"][0]["functions"][0].update(points=4), "don't add up"),
        (lambda data: data["exercises"][0]["functions"][0].update(status="passed"), "add up"),
        (
            lambda data: data["exercises"][0]["functions"][0]["checks"][0].update(points=4),
            "the report's points don't add up",
        ),
    ],
)
def test_what_does_not_fit_is_told_where(change: Callable[[Any], object], problem: str) -> None:
    """By its place, without a word of what stands there."""
    with pytest.raises(ReportError, match=problem):
        parse_report(text(change))


@pytest.mark.parametrize("content", [b"[]", b"null", b'"text"', b"1"])
def test_what_is_no_report_at_all_is_told_so(content: bytes) -> None:
    """It is JSON, after all."""
    with pytest.raises(ReportError, match=r"doesn't fit its schema, at \$$"):
        parse_report(content)


def test_a_place_is_told_shortly() -> None:
    """A name in it may be of any length."""

    def change(data: Any) -> None:
        data["x" * 500] = 1

    with pytest.raises(ReportError) as caught:
        parse_report(text(change))
    assert "xxx" not in str(caught.value)
