"""The report: adding up, blaming, rendering."""

from dataclasses import replace
from pathlib import Path

import pytest

from grader.grading import add_up
from grader.judging.check import Check
from grader.judging.dependencies import read_dependencies
from grader.judging.judge import CheckResult
from grader.reports.message import from_text
from grader.reports.renderers.terminal import MAX_INDENT, next_step, render
from grader.reports.report import Report, to_json
from grader.reports.report_file import write_report
from grader.reports.status import Status
from tests.places import SOLUTIONS


def result(subject: str, status: Status, points: int = 2, message: str = "") -> CheckResult:
    exercise, function = subject.split(".")
    check = Check(f"{subject}-{status}", exercise, function, "It is so.", True, points, print)
    lost = status is not Status.PASSED
    message = message or ("Called    f(1)" if lost else "")
    return CheckResult(check, status, from_text(message), 0.5)


def report_of(*results: CheckResult) -> Report:
    lines = {"a.f": 12}
    return Report("exercises", 7, "process", add_up(results, lines, {}))


def test_points_are_added_up_by_function_and_exercise() -> None:
    """Only passed checks earn theirs."""
    report = report_of(
        result("a.f", Status.PASSED, 3),
        result("a.f", Status.FAILED, 4),
        result("a.g", Status.PASSED, 1),
        result("b.f", Status.TODO, 5),
    )
    assert (report.points, report.max_points) == (4, 13)
    assert [(e.name, e.points, e.max_points) for e in report.exercises] == [
        ("a", 4, 8),
        ("b", 0, 5),
    ]
    assert [(f.name, f.points, f.line) for f in report.functions] == [
        ("f", 3, 12),
        ("g", 1, None),
        ("f", 0, None),
    ]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ("passed passed", "passed"),
        ("passed todo", "todo"),
        ("todo waiting", "waiting"),
        ("waiting failed", "failed"),
        ("failed error passed", "error"),
    ],
)
def test_a_function_has_the_status_that_tells_most(statuses: str, expected: str) -> None:
    """Its first problem is of that status."""
    report = report_of(*(result("a.f", Status(status)) for status in statuses.split()))
    (function,) = report.functions
    assert function.status == expected
    assert [r.status for r in function.lost][:1] == [s for s in [expected] if s != "passed"]


def test_dependencies_are_read_from_the_solutions() -> None:
    """All that a function calls, the deepest first."""
    uses = read_dependencies(SOLUTIONS)
    assert uses["neural_network.sigmoid"] == ()
    assert uses["neural_network.forward_perceptron"] == ("neural_network.sigmoid",)
    assert uses["and_gate.evaluate"] == (
        "neural_network.sigmoid",
        "neural_network.forward_perceptron",
    )
    assert "neural_network.gradient_descent" in uses["grid.train"]
    assert "xor_learning_rate.train" in uses["xor_learning_rate.compare_learning_rates"]


def test_json_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """In place of an older one, with nothing left over."""
    file = tmp_path / "report.json"
    file.write_text("old", encoding="utf-8")
    write_report(report_of(result("a.f", Status.PASSED)), file)
    assert file.read_text(encoding="utf-8").startswith('{\n "schema": "perceptron-katas/report/v1"')
    assert list(tmp_path.iterdir()) == [file]


def test_json_has_the_fields_that_were_announced() -> None:
    """By name."""
    report = to_json(report_of(result("a.f", Status.FAILED)))
    assert list(report) == [
        "schema", "submission", "graded", "seed", "sandbox", "left_out", "complete", "points",
        "max_points", "graded_later", "exercises",
    ]  # fmt: skip
    assert list(report["graded"]) == ["path", "files", "time", "version"]
    (exercise,) = report["exercises"]
    assert list(exercise) == ["name", "points", "max_points", "functions"]
    (function,) = exercise["functions"]
    assert list(function) == [
        "name",
        "line",
        "status",
        "points",
        "max_points",
        "graded_later",
        "checks",
    ]
    (check,) = function["checks"]
    assert list(check) == [
        "id", "title", "hidden", "status", "points", "max_points", "message", "misconception",
        "seconds", "loans", "broken_file",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [20, 60, 80, 100, 300])
def test_lines_fit_the_terminal(width: int) -> None:
    """At least 60 columns, at most 100, whatever the message."""
    long = result("a.f", Status.FAILED, message="Called    " + "word " * 60)
    report = report_of(long)
    later = replace(report, seed=2**64 - 1, exercises=add_up([long], {}, {"a.f": 63}))
    for one in (report, later):
        lines = render(one, width=width, color=False, unicode=True).splitlines()
        assert max(map(len, lines)) <= max(60, min(width, 100))
    text = render(report, width=width, color=False, unicode=True)
    assert "\n            word" in text


def test_columns_are_as_wide_as_the_longest_name_asks() -> None:
    """Of a function, or of an exercise."""
    report = report_of(
        result("a.f", Status.PASSED, 3),
        result("a.much_longer", Status.TODO, 12),
        result("b.f", Status.ERROR, 4),
    )
    text = render(report, width=80, color=False, unicode=True)
    assert text.splitlines()[2:8] == [
        "   a                3 / 15",
        "✓    f              3 / 3   right",
        "○    much_longer    0 / 12  to do",
        "",
        "   b                0 / 4",
        "✗    f              0 / 4   error",
    ]


def test_a_line_that_begins_with_much_space_stays_a_line() -> None:
    """A learner may have printed it: it must not become one of a letter each."""
    printed = result("a.f", Status.FAILED, message="Printed   " + " " * 100 + "word " * 10)
    text = render(report_of(printed), width=80, color=False, unicode=True)
    assert f"Printed   {' ' * MAX_INDENT}word word word" in text


def test_the_next_step_follows_the_order_of_the_katas() -> None:
    """To do and to mend; what waits is passed over; nothing when all is done."""
    todo, failed = result("a.f", Status.TODO), result("b.g", Status.FAILED)
    assert next_step(report_of(todo, failed)) == (
        "Start here: open exercises/a.py, find `f` (line 12), and replace its TODO."
        " Then run this again."
    )
    passed = replace(todo, status=Status.PASSED)
    waiting = result("a.h", Status.WAITING)
    assert next_step(report_of(passed, waiting, failed)) == (
        "Next: mend `g` in exercises/b.py. Then run this again."
    )
    assert next_step(report_of(passed)) == ""
