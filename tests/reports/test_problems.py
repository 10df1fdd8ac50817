"""One fault is told once: a file that can't be imported is one, whatever is lost by it."""

import json
from dataclasses import replace

import pytest

from grader.notebooks.page import feedback_page, feedback_text
from grader.reports.disclosure import entries
from grader.reports.exporters import EXPORTERS
from grader.reports.github.workflow_commands import annotations
from grader.reports.message import line, sentence
from grader.reports.problems import problems
from grader.reports.renderers import markdown, terminal
from grader.reports.report import (
    BrokenFile,
    CheckReport,
    ExerciseReport,
    FunctionReport,
    Report,
)
from grader.reports.status import Status

REASON = "NameError: name 'nump' is not defined"
BROKEN = BrokenFile("tools.py", 38)
CAN_NOT = (line("Import", "tools.py can't be imported"), line("Raised", REASON))
WAITS = (*sentence("Waits for tools.py, which can't be imported."), *CAN_NOT)


def function(
    exercise: str,
    name: str,
    *statuses: Status,
    broken: BrokenFile | None = None,
    loans: tuple[str, ...] = (),
) -> FunctionReport:
    """Return a function with a check of each status, the second of them hidden."""
    checks = []
    for number, status in enumerate(statuses):
        message = (WAITS if status is Status.WAITING else CAN_NOT) if broken else ()
        if status in (Status.FAILED, Status.NOT_GRADED):
            message = (line("Returned", "1"),)
        identity, title = f"{exercise}::{name}::{number}", f"{name} is so."
        told = (message, None, 0.1, loans, broken)
        checks.append(CheckReport(identity, title, number == 1, status, 1, *told))
    return FunctionReport(exercise, name, None if broken else 12, tuple(checks))


def report_of(*functions: FunctionReport) -> Report:
    exercises: dict[str, list[FunctionReport]] = {}
    for one in functions:
        exercises.setdefault(one.exercise, []).append(one)
    made = (ExerciseReport(name, tuple(group)) for name, group in exercises.items())
    return Report("work", 7, "process", tuple(made))


TWICE_ERROR = (Status.ERROR, Status.ERROR)
REPORT = report_of(
    function("kata", "early", Status.WAITING, broken=BROKEN),
    function("tools", "f", *TWICE_ERROR, broken=BROKEN),
    function("tools", "g", *TWICE_ERROR, broken=BROKEN),
    function("kata2", "h", Status.PASSED, loans=("tools.f", "tools.g")),
    function("kata2", "k", Status.FAILED),
)


def shown(report: Report, width: int = 80) -> str:
    return terminal.render(report, width=width, color=False, unicode=True)


def test_what_is_lost_by_one_file_is_one_problem() -> None:
    """Told by a function of its own; those that wait for it come last."""
    of_the_file, other = problems(REPORT)
    assert [one.name for one in of_the_file.functions] == ["f", "g", "early"]
    assert of_the_file.first is REPORT.functions[1].checks[0]
    assert [one.name for one in other.functions] == ["k"]


def test_the_terminal_shows_one_block_and_every_row() -> None:
    """Nothing else waits, and the last line names the file and the line."""
    text = shown(REPORT)
    assert text.count(REASON) == 1
    assert "\ntools  work/tools.py, line 38  can't be imported  ──" in text
    assert "\nNone of its functions can be called before this is mended.\n" in text
    assert [row.split()[-1] for row in text.splitlines() if " f " in row or " g " in row] == [
        "error",
        "error",
    ]
    assert "of this function not passed" not in text
    assert "Waiting until" not in text
    assert text.endswith("\nNext: mend work/tools.py, line 38. Then run this again.\n")


def test_a_file_that_no_exercise_is_is_named_as_well() -> None:
    """Nothing but waiting functions: there is something to do all the same."""
    helper = BrokenFile("helper.py", None)
    text = shown(report_of(function("kata", "f", Status.WAITING, broken=helper)))
    assert "\nhelper  work/helper.py  can't be imported  ──" in text
    assert "\nNothing that imports it can be called before this is mended.\n" in text
    assert text.endswith("\nStart here: mend work/helper.py. Then run this again.\n")


def test_markdown_shows_it_once() -> None:
    """With a row for each function."""
    text = markdown.render(REPORT)
    assert text.count(REASON) == 1
    assert "### `tools.py`, line 38: ✗ can't be imported\n" in text
    assert text.count("| 0 / 2 | ✗ error |") == 2
    assert "**Next:** mend `tools.py`, line 38." in text


def test_github_gets_one_mark_at_its_line() -> None:
    """In its own file."""
    of_the_file, other = annotations(REPORT, "exercises")
    assert of_the_file.startswith(
        "::error file=exercises/tools.py,line=38,title=tools.py can't be imported::None of its"
    )
    assert REASON in of_the_file
    assert other.startswith("::error file=exercises/kata2.py,line=12,title=k%3A 0 of 1 points::")


def test_in_a_list_of_checks_the_first_tells_it_and_the_others_where() -> None:
    """Hidden ones too: why a file can't be imported says nothing of a check."""
    early, f, g = (
        [one.message for one in entries(REPORT, function, tell_hidden=False)]
        for function in REPORT.functions[:3]
    )
    told = "tools.py, line 38: the file can't be imported, for the reason told at {}."
    assert REASON in f[0]
    assert f[1:] + g == [told.format("f")] * 3
    assert early == [told.format("tools.f")]


@pytest.mark.parametrize("system", ["exercism", "gradescope", "junit", "csv"])
def test_other_systems_get_it_once(system: str) -> None:
    """Whatever lists the checks for people."""
    text = EXPORTERS[system](REPORT)
    assert text.replace("&apos;", "'").count(REASON) == 1


@pytest.mark.parametrize("page", [feedback_page, feedback_text])
def test_a_notebook_tells_it_below_the_first_function(page) -> None:
    """And below the others where that is."""
    _, f, g, h, _ = (page(REPORT, one).replace("&#x27;", "'") for one in REPORT.functions)
    for one in (f, g):
        assert "None of its functions can be called" in one
        assert "more check" not in one
    assert REASON in f
    assert REASON not in g
    assert "the file can't be imported, for the reason told at f." in g
    assert "right, with our tools in place of yours" in h


def test_a_file_of_ours_is_named_as_a_whole_where_there_is_room() -> None:
    """In a row that is too long, no name is."""
    assert "right, with our tools in place of yours\n" in shown(REPORT)
    names = tuple(f"tools.{name}" for name in ("a_long_name", "f"))
    report = report_of(function("kata", "another_that_is_very_long", Status.PASSED, loans=names))
    assert "right, with our a_long_name and 1 more in place of yours\n" in shown(report, 100)
    assert "right, with ours in place of yours\n" in shown(report, 80)


def test_what_is_to_do_is_a_problem_where_no_todo_says_so() -> None:
    """It shows the line to delete; else the last line tells where to begin."""
    with_todo = function("kata", "f", Status.TODO)
    told = (line("At", "kata.py, line 9, in f"), line("Try", "Delete it."))
    check = replace(with_todo.checks[0], message=told)
    without = shown(report_of(replace(with_todo, checks=(check,))))
    assert "\n  At        kata.py, line 9, in f\n" in without
    assert without.endswith(
        "\nStart here: mend `f` (line 12) in work/kata.py. Then run this again.\n"
    )
    text = shown(report_of(with_todo))
    assert "  to do  ─" not in text
    assert "find `f` (line 12), and replace its TODO" in text


def test_what_was_not_graded_is_not_counted_as_lost() -> None:
    """The run was stopped at the first check that was."""
    two, one = (Status.FAILED, Status.NOT_GRADED, Status.NOT_GRADED), (Status.NOT_GRADED,)
    text = shown(report_of(function("a", "f", *two), function("a", "g", *one)))
    assert "of this function not passed" not in text
    assert "No score: 3 checks were not graded" in text
    stopped = shown(report_of(function("a", "f", Status.PASSED), function("a", "g", *one)))
    assert stopped.endswith("\nRun this again, to its end: then there is a score.\n")


def test_a_report_of_it_is_plain_data() -> None:
    """Exercism's: each test of the file is an error."""
    tests = json.loads(EXPORTERS["exercism"](REPORT))["tests"]
    assert [test["status"] for test in tests] == ["fail", *["error"] * 4, "pass", "fail"]
