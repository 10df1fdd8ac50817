"""What a save can affect: what was changed, and whatever stands on it, no more."""

from collections.abc import Callable

import pytest

from grader.boundary.submitted_files import SubmittedFiles, read_files
from grader.learning.watch.changes import affected, lines_of
from tests.places import SOLUTIONS
from tests.submissions import all_functions

TOOLKIT = "neural_network"
SOLVED = read_files(SOLUTIONS)


def edited(module: str, change: Callable[[str], str]) -> SubmittedFiles:
    text = change(SOLVED.text_of(module))
    assert text != SOLVED.text_of(module)
    contents = {**SOLVED.contents, f"{module}.py": text.encode()}
    return SubmittedFiles(SOLVED.path, contents, {})


def found(now: SubmittedFiles, before: SubmittedFiles = SOLVED) -> set[str]:
    return affected(before, now, all_functions())


def of_module(module: str) -> set[str]:
    return {name for name in all_functions() if name.startswith(f"{module}.")}


def with_a_statement_in(function: str) -> Callable[[str], str]:
    """Return what begins a function's body with one more statement."""

    def change(text: str) -> str:
        head = text.index(f"def {function}(")
        docstring = text.index('"""', text.index('"""', head) + 3) + 3
        return f"{text[:docstring]}\n    pass\n{text[docstring:]}"

    return change


def test_a_comment_and_an_empty_line_affect_nothing() -> None:
    """Though the lines move."""
    now = edited(TOOLKIT, lambda text: f"# mine\n\n{text}")
    assert found(now) == set()
    before_lines, now_lines = lines_of(SOLVED, TOOLKIT), lines_of(now, TOOLKIT)
    assert {name: line + 2 for name, line in before_lines.items()} == now_lines


def test_a_function_that_nothing_uses_is_alone() -> None:
    """The last of a kata."""
    assert found(edited("grid", with_a_statement_in("observe"))) == {"grid.observe"}


def test_what_is_built_on_a_function_is_affected_too() -> None:
    """In its own file and in others; what doesn't name it is not."""
    names = found(edited(TOOLKIT, with_a_statement_in("sigmoid")))
    assert {f"{TOOLKIT}.sigmoid", f"{TOOLKIT}.forward_perceptron", "grid.train"} <= names
    assert not names & {f"{TOOLKIT}.normalize", f"{TOOLKIT}.gradient_descent"}


def test_a_helper_of_the_learners_own_counts() -> None:
    """It is no function of the course, and yet what calls it is affected."""

    def with_a_helper(value: str) -> Callable[[str], str]:
        return lambda text: (
            f"{text}\n\ndef _one():\n    return {value}\n\ndef sigmoid(Z):\n    return _one()\n"
        )

    before, now = edited(TOOLKIT, with_a_helper("1")), edited(TOOLKIT, with_a_helper("2"))
    names = found(now, before)
    assert f"{TOOLKIT}.sigmoid" in names
    assert f"{TOOLKIT}.normalize" not in names


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: f"import math\n{text}", id="another import"),
        pytest.param(lambda text: f"{text}\ndef broken(:\n", id="no Python"),
    ],
)
def test_of_other_changes_the_whole_file_is_affected(change: Callable[[str], str]) -> None:
    """And what stands on it; a kata has no part in another."""
    names = found(edited("grid", change))
    assert names == of_module("grid")
    assert set(all_functions()) == found(edited(TOOLKIT, change))


def test_another_file_beside_them_affects_all() -> None:
    """Nobody knows what imports it."""
    now = SubmittedFiles(SOLVED.path, {**SOLVED.contents, "mine.py": b"x = 1\n"}, {})
    assert found(now) == set(all_functions())


def test_a_file_that_is_gone_affects_its_functions() -> None:
    """And what stands on it."""
    contents = {name: text for name, text in SOLVED.contents.items() if name != "grid.py"}
    now = SubmittedFiles(SOLVED.path, contents, {"grid": ""})
    assert found(now) == of_module("grid")
