"""What keys and reports make of the state of `kata watch`."""

from dataclasses import replace

import pytest

from grader.learning.watch.keyboard import keys_in
from grader.learning.watch.state import (
    BACKSPACE,
    DOWN,
    ENTER,
    ESCAPE,
    UP,
    Kind,
    Request,
    State,
    View,
    graded,
    pressed,
    told,
)
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report
from grader.reports.status import Status

PASSED, FAILED, TODO = Status.PASSED, Status.FAILED, Status.TODO


def report_of(**statuses: Status) -> Report:
    """Return a report on some functions of one exercise, each with one check of a point."""
    functions = tuple(
        FunctionReport(
            "kata", name, 1, (CheckReport(f"{name}-1", "It is so.", False, status, 1, (), None, 0),)
        )
        for name, status in statuses.items()
    )
    exercise = ExerciseReport("kata", functions)
    return Report(submission="exercises", seed=1, sandbox="process", exercises=(exercise,))


def shown(state: State) -> str:
    assert state.function is not None
    return state.function.name


def after(state: State, *keys: str) -> State:
    for key in keys:
        state, _ = pressed(state, key)
    return state


def asked(state: State, *keys: str) -> Request | None:
    return pressed(after(state, *keys[:-1]), keys[-1])[1]


START = State(report=report_of(one=PASSED, two=FAILED, three=TODO), is_grading=False)


def test_the_function_that_comes_next_is_shown() -> None:
    """And the one after it, once it is right."""
    assert shown(START) == "two"
    assert shown(graded(START, report_of(one=PASSED, two=PASSED, three=TODO), True)) == "three"


def test_another_one_is_chosen_from_the_list() -> None:
    """Up and down go round; Escape changes nothing."""
    assert after(START, "l").view is View.LIST
    assert shown(after(START, "l", DOWN, ENTER)) == "three"
    assert shown(after(START, "l", DOWN, DOWN, ENTER)) == "one"
    assert shown(after(START, "l", UP, ENTER)) == "one"
    assert after(START, "l", ESCAPE).view is View.FUNCTION
    assert shown(after(START, "l", DOWN, ESCAPE)) == "two"


def test_one_that_was_chosen_stays_until_it_is_right() -> None:
    """Then what comes next takes its place; one that was right already stays until Escape."""
    chosen = after(START, "l", DOWN, ENTER)
    still_wrong = graded(chosen, report_of(one=PASSED, two=FAILED, three=FAILED), True)
    assert shown(still_wrong) == "three"
    right = graded(still_wrong, report_of(one=PASSED, two=FAILED, three=PASSED), True)
    assert shown(right) == "two"
    looked_at = after(START, "l", UP, ENTER)
    assert shown(graded(looked_at, report_of(one=PASSED, two=TODO, three=TODO), True)) == "one"
    assert shown(after(looked_at, ESCAPE)) == "two"


def test_keys_ask_for_what_they_say() -> None:
    """About the function that is shown."""
    assert asked(START, "h") == Request(Kind.HINT, "kata.two")
    assert asked(START, "p") == Request(Kind.PICTURE, "kata")
    assert asked(START, "r") == Request(Kind.AGAIN)
    assert asked(START, "q") == Request(Kind.QUIT)
    assert asked(START, "x") is None


def test_a_call_is_typed() -> None:
    """With what keys mean otherwise in it; Backspace takes a sign back, Escape all."""
    assert asked(START, "t", *"try(2)", BACKSPACE, BACKSPACE, *"1)", ENTER) == Request(
        Kind.TRY, "try(1)"
    )
    assert asked(START, "t", *"quit", ESCAPE) is None
    assert after(START, "t", *"quit", ESCAPE).typing is None
    assert asked(START, "t", ENTER) is None


def test_before_the_first_report_only_some_keys_do_something() -> None:
    """There is nothing to be asked about."""
    nothing = State()
    for key in ("h", "l", "p", "t", ENTER):
        assert pressed(nothing, key) == (nothing, None)
    assert asked(nothing, "q") == Request(Kind.QUIT)


def test_a_save_takes_away_what_was_told_before_it() -> None:
    """A hint is about what was."""
    hinted = told(START, "Look at the sign.")
    assert hinted.view is View.TEXT
    assert graded(hinted, report_of(one=PASSED, two=FAILED, three=TODO), True).text == ""


def test_all_points_are_the_end() -> None:
    """Not before everything is graded."""
    done = graded(START, report_of(one=PASSED, two=PASSED), True)
    assert done.is_finished
    assert done.function is None
    assert not replace(done, report=report_of(one=PASSED, two=Status.NOT_GRADED)).is_finished


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("h", ["h"]),
        ("\x1b[A\x1b[B", [UP, DOWN]),
        ("\x1bOA", [UP]),
        ("\x1b", [ESCAPE]),
        ("\r", [ENTER]),
        ("\x7f\b", [BACKSPACE, BACKSPACE]),
        ("\x1b[3~\x1b[C\t", []),
        ("ab(é)", ["a", "b", "(", "é", ")"]),
    ],
)
def test_what_a_terminal_sends_are_keys(typed: str, keys: list[str]) -> None:
    """Several at once where they are typed fast; those without a use are none."""
    assert keys_in(typed) == keys
