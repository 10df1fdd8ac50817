"""The screen of `kata watch`, as text: in any window, with and without colour."""

import re
from dataclasses import replace

import pytest

from grader.boundary.submitted_files import read_files
from grader.course import course
from grader.grading import grade
from grader.judging.scene import drawn_exercises
from grader.learning.picture import small_picture
from grader.learning.watch.loop import LEAST_ROWS
from grader.learning.watch.progress import Progress
from grader.learning.watch.screen import Terminal, as_log, render
from grader.learning.watch.state import DOWN, State, View, pressed, told
from grader.reports.report import Report
from tests.places import EXERCISES, SOLUTIONS
from tests.submissions import SEED, all_checks, all_points

WINDOW = Terminal(80, 24, color=False, unicode=True)
COLOR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def untouched() -> Report:
    return grade(read_files(EXERCISES), all_checks(), SEED)


@pytest.fixture(scope="module")
def finished() -> Report:
    return grade(read_files(SOLUTIONS), all_checks(), SEED)


def text_of(state: State, window: Terminal = WINDOW) -> str:
    return "\n".join(render(state, window))


def test_one_thing_is_shown(untouched: Report) -> None:
    """The function that comes next, what to do, the score, and the keys."""
    text = text_of(State(report=untouched, is_grading=False))
    assert f"0 of {all_points()} points" in text
    assert "normalize\nexercises/neural_network.py, line" in text
    assert "sigmoid" not in text
    assert "and replace its\nTODO, and save." in text
    assert text.endswith("h hint   l list   p picture   t try   r again   q quit")


def test_a_run_that_goes_on_says_so(untouched: Report) -> None:
    """The score is that of before."""
    head, *_ = render(State(report=untouched), WINDOW)
    assert re.fullmatch(rf".*  grading \.\.\. +0 of {all_points()} points", head)


@pytest.mark.parametrize("width", [1, 20, 33, 60, 80, 200])
@pytest.mark.parametrize("height", [1, 5, 10, 24, 60])
def test_it_fits_into_any_window(
    width: int, height: int, untouched: Report, finished: Report
) -> None:
    """No line is longer than the window, down to 20 signs, and there are no more than it has."""
    listed, _ = pressed(State(report=untouched, is_grading=False), "l")
    states = [
        *(State(), State(report=untouched), State(report=finished), listed),
        replace(State(report=untouched), typing="sigmoid(" + "1, " * 80),
        told(State(report=untouched), "a word " * 200),
    ]
    for state in states:
        lines = render(state, Terminal(width, height, color=True, unicode=True))
        assert len(lines) <= height
        assert max(len(COLOR.sub("", one)) for one in lines) <= max(20, width)


def test_without_colour_there_is_none(untouched: Report) -> None:
    """And with colour the words are the same."""
    state, _ = pressed(State(report=untouched), "l")
    plain, colored = text_of(state), text_of(state, replace(WINDOW, color=True))
    assert "\x1b" not in plain
    assert "\x1b" in colored
    assert COLOR.sub("", colored) == plain


def test_a_plain_terminal_gets_ascii(untouched: Report, finished: Report) -> None:
    """Everything is told all the same."""
    for report in (untouched, finished):
        for state in (State(report=report), pressed(State(report=report), "l")[0]):
            assert text_of(state, replace(WINDOW, unicode=False)).isascii()


def test_the_list_goes_along_with_the_cursor(untouched: Report) -> None:
    """In a low window, too; the place is shown by a sign."""
    state, _ = pressed(State(report=untouched, is_grading=False), "l")
    for _ in range(len(untouched.functions) - 1):
        state, _ = pressed(state, DOWN)
    rows = render(state, replace(WINDOW, height=10))
    assert state.view is View.LIST
    (pointed_at,) = (row for row in rows if row.startswith(">"))
    assert untouched.functions[-1].full_name in pointed_at


def test_what_is_no_longer_right_says_so(untouched: Report) -> None:
    """By name, until it is right again."""
    progress = Progress(4, all_points(), frozenset({"neural_network.sigmoid"}))
    text = text_of(State(report=untouched, progress=progress))
    assert "neural_network.sigmoid was right before, and is no longer." in text
    assert "was right before" not in text_of(State(report=untouched))


def test_who_comes_back_is_told_where_they_were(untouched: Report) -> None:
    """In points."""
    state = State(report=untouched, came_back_to=Progress(36, all_points()))
    assert f"Welcome back. You had 36 of {all_points()} points." in text_of(state)


def test_all_points_are_told_with_what_was_learned(finished: Report) -> None:
    """And the picture of what was trained, where there is room for it."""
    state = replace(State(report=finished, is_grading=False), picture="a picture\n")
    text = text_of(state)
    assert text.index("a picture") < text.index(f"All {all_points()} points.")
    assert " ".join(course().farewell.split()) in " ".join(text.split())
    low = text_of(replace(state, picture="a picture\n" * 20))
    assert "a picture" not in low
    assert "p shows what you have trained." in low


def test_the_last_picture_fits_into_a_usual_window(finished: Report) -> None:
    """With all that is said below it, also to somebody who comes back."""
    drawn = small_picture(drawn_exercises()[-1], LEAST_ROWS, "utf-8", SOLUTIONS)
    state = State(report=finished, is_grading=False, came_back_to=Progress(3, 100), picture=drawn)
    text = text_of(state)
    assert drawn.rstrip("\n") in text
    assert "more lines" not in text


def test_without_a_screen_a_run_is_a_few_lines(untouched: Report) -> None:
    """For a log: no key, nothing that moves."""
    log = as_log(State(report=untouched, is_grading=False), replace(WINDOW, has_keys=False))
    assert log.startswith(course().title)
    assert "normalize" in log
    assert "\x1b" not in log
    assert "quit" not in log
