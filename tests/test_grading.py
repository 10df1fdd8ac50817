"""A run over one submission: what of it is looked at for known mistakes, and what is told."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest

from grader.boundary.submitted_files import read_files
from grader.course import FunctionName, course
from grader.grading import Grading, in_turn
from grader.judging.check import Check
from grader.judging.expect import expect_number
from grader.mistakes.library import Misconception
from grader.reports.message import as_text
from grader.reports.report import CheckReport, Report
from grader.reports.status import Status
from tests.boundary.scripted_worker import Behaviour, Script, raises, returns

RIGHT = returns(1.0)


def check(subject: FunctionName, name: str = "check", plus: float = 0.0) -> Check:
    """Return a check that a function gives 1, or so much more where it is given that."""
    exercise, _, function = subject.partition(".")

    def run(learner: Any) -> None:
        expect_number(getattr(learner, function)(plus), 1.0 + plus)

    return Check(f"{subject}::{name}", exercise, function, "", True, 1, run)


def gives(subject: FunctionName, value: float) -> Misconception:
    """Return a known mistake of a function: it gives this value, whatever it is given."""
    explanation = f"This is what you get by {value:g}."
    return Misconception(subject, f"gives_{value:g}", explanation, lambda plus: value)


Start: TypeAlias = Callable[..., Grading]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Return what begins to grade functions that do what a test says, knowing these mistakes."""

    def begin(
        functions: Mapping[FunctionName, Behaviour],
        *known: Misconception,
        protects_files: bool = True,
        **options: bool,
    ) -> Grading:
        by_subject: dict[FunctionName, tuple[Misconception, ...]] = {}
        for one in known:
            by_subject[one.subject] = (*by_subject.get(one.subject, ()), one)
        sandbox = SimpleNamespace(
            name="process",
            start_worker=Script(functions).start_worker,
            protects_files=protects_files,
        )
        monkeypatch.setattr("grader.boundary.sandbox.choose_sandbox", lambda mode: sandbox)
        monkeypatch.setattr("grader.grading.dependencies", dict)
        monkeypatch.setattr(
            "grader.mistakes.library.load_misconceptions", lambda *exercises: by_subject
        )
        return Grading(read_files(tmp_path), seed=1, **options)

    return begin


def grade(grading: Grading, *checks: Check) -> Report:
    """Grade by these checks."""
    grading.begin(checks)
    for one in in_turn(checks):
        grading.judge(one)
    return grading.report()


def results(report: Report) -> list[CheckReport]:
    return [one for function in report.functions for one in function.checks]


def names(report: Report) -> list[str | None]:
    """Return the known mistake that explains each check."""
    return [one.misconception for one in results(report)]


def test_a_mistake_is_looked_for_in_what_its_own_function_did(start: Start) -> None:
    """Each function by its own mistakes: those of another one would explain it as well."""
    subjects = ("a.f", "a.g", "b.f")
    known = [gives(subject, value) for subject in subjects for value in (2, 3, 4)]
    functions = {"a.f": returns(2.0), "a.g": returns(3.0), "b.f": returns(4.0)}
    report = grade(start(functions, *known), *map(check, subjects))
    assert names(report) == ["gives_2", "gives_3", "gives_4"]


def test_a_mistake_is_named_and_explained(start: Start) -> None:
    """Its name is data, its explanation a line of the message."""
    report = grade(start({"a.f": returns(2.0)}, gives("a.f", 2)), check("a.f"))
    assert names(report) == ["gives_2"]
    assert as_text(results(report)[0].message) == (
        "Called    f(0)\nReturned  2\nExpected  1\nCause     This is what you get by 2."
    )


def mistake(plus: float) -> float:
    """Do right by 0, wrong by other numbers, and raise by 2."""
    if plus == 2:
        raise ValueError
    return 1.0 if plus == 0 else 2.0


KNOWN = Misconception("a.f", "mistake", "This is what you get.", mistake)


def test_a_mistake_explains_all_that_its_function_has_lost(start: Start) -> None:
    """What it raised in place of an answer, too; not what is right."""
    behaviours = iter([RIGHT, returns(2.0), raises("ValueError")])
    grading = start({"a.f": lambda worker: next(behaviours)(worker)}, KNOWN)
    checks = [check("a.f", f"check {plus}", plus) for plus in (0, 0.5, 2)]
    report = grade(grading, *checks)
    assert [one.status for one in results(report)] == ["passed", "failed", "error"]
    assert names(report) == [None, "mistake", "mistake"]


@pytest.mark.parametrize(
    "behaviour", [returns(3.0), raises("ValueError"), raises("NotImplementedError")]
)
def test_where_no_answer_is_wrong_no_mistake_is_looked_for(
    behaviour: Behaviour, start: Start
) -> None:
    """An error explains itself, and what is right or to do needs no explanation."""
    report = grade(start({"a.f": behaviour}, KNOWN), check("a.f", plus=2))
    assert names(report) == [None]
    assert "Cause" not in as_text(results(report)[0].message)


def test_mistakes_need_not_be_named(start: Start) -> None:
    """The score is there all the same."""
    grading = start({"a.f": returns(2.0)}, gives("a.f", 2), name_mistakes=False)
    report = grade(grading, check("a.f"))
    assert names(report) == [None]
    assert (report.points, report.max_points) == (0, 1)


def test_a_check_that_was_not_run_is_in_the_report(start: Start) -> None:
    """With no points, no time, and the reason."""
    grading = start({})
    grading.begin([check("a.f")])
    (result,) = results(grading.report())
    assert (result.status, result.points, result.seconds) == (Status.NOT_GRADED, 0, 0.0)
    assert as_text(result.message) == "Not graded: the run was stopped before this check."


@pytest.mark.parametrize("protects_files", [True, False])
def test_what_decides_is_loaded_first_where_a_submission_could_change_it(
    protects_files: bool, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Solutions and known mistakes; where it can't, they are loaded when they are needed."""
    loaded: list[str] = []
    monkeypatch.setattr("grader.grading.import_solution", lambda _, name: loaded.append(name))
    start({}, protects_files=protects_files)
    assert loaded == ([] if protects_files else course().exercise_names)


def test_hidden_checks_of_an_exercise_come_last(start: Start) -> None:
    """So few workers are needed; a report keeps the order of the file."""
    functions = {"a.f": RIGHT, "a.g": RIGHT, "b.f": RIGHT}
    checks = [replace(check(name), hidden=name == "a.f") for name in functions]
    assert [one.subject for one in in_turn(checks)] == ["a.g", "a.f", "b.f"]
    report = grade(start(functions), *checks)
    assert [one.full_name for one in report.functions] == list(functions)
