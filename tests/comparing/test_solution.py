"""kata solution: ours beside the learner's, once that one is right."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from grader.authoring.right_variants import all_wheats, build, subjects_of, with_code
from grader.comparing.differences import differences
from grader.comparing.solution import NotRightYetError, beside, body_of, solution
from grader.judging.names import NoSuchFunctionError
from grader.learning.definitions import definitions
from tests.places import EXERCISES, PROJECT, SOLUTIONS
from tests.submissions import all_checks, all_functions


def function(text: str) -> ast.FunctionDef:
    """Return the one function of a text."""
    (found,) = definitions(text).values()
    return found


OURS = "def f(X):\n    '''Doc.'''\n    mean = X.mean()\n    return np.exp(X - mean) @ X\n"


@pytest.mark.parametrize(
    ("yours", "said"),
    [
        (
            "def f(X):\n    # why\n    mean = X.mean( )\n    return np.exp(X - mean)  @  X\n",
            ["Yours is the same as ours, up to comments and layout."],
        ),
        (
            "def f(rows):\n    m = rows.mean()\n    return np.exp(rows - m) @ rows\n",
            ["Yours is the same as ours, with other names."],
        ),
        (
            "def f(X):\n    return numpy.exp(X - X.mean()) @ X\n",
            ["Yours takes 1 line of code, ours 2."],
        ),
        (
            "def f(X):\n    s = 0\n    for x in X:\n        s += helper(x)\n    return s\n",
            [
                "Yours takes 4 lines of code, ours 2.",
                "Yours has 1 loop, ours none.",
                "Yours uses helper.",
                "Ours uses .mean(), @ and np.exp.",
            ],
        ),
        (
            "def f(X):\n    mean = np.exp(X)\n    return X @ mean.mean()\n",
            ["Both are as long and call the same functions: they are put together in another way."],
        ),
    ],
)
def test_what_differs_is_counted(yours: str, said: list[str]) -> None:
    """Nothing is claimed that the two texts don't show."""
    assert differences(function(yours), function(OURS)) == said


def test_other_names_are_names_of_its_own_alone() -> None:
    """A global that both call is no such name; two of ours can't be one of the learner's."""
    assert "with other names" not in differences(function("def f(X):\n    return g(X)"), function("def f(X):\n    return h(X)"))[0]  # noqa: E501  # fmt: skip
    assert "with other names" not in differences(function("def f(a, b):\n    return a - a"), function("def f(a, b):\n    return a - b"))[0]  # noqa: E501  # fmt: skip


def test_a_body_is_shown_without_its_docstring_and_the_markers() -> None:
    """Comments stay; what could move the cursor doesn't."""
    text = 'def f(X):\n    """Doc."""\n    ### BEGIN SOLUTION Do it.\n    # why\x1b[2J\n    if X:\n        return 1\n    ### END SOLUTION\n'  # noqa: E501
    assert body_of(function(text), text.splitlines()) == ["# why?[2J", "if X:", "    return 1"]
    text = "def f(X): a = 1; return a\n"
    assert body_of(function(text), text.splitlines()) == ["a = 1", "return a"]


def test_they_stand_side_by_side_where_there_is_room() -> None:
    """Else one below the other."""
    left, right = ["Yours:", "", "1"], ["Ours:", "", "2", "3"]
    assert beside(left, right, 30) == ["Yours:    Ours:", "", "1         2", "          3"]
    assert beside(left, right, 12) == [*left, "", *right]


def test_a_right_function_is_shown_beside_ours(tmp_path: Path) -> None:
    """With its points, and what differs."""
    wheat = PROJECT / "tests/wheats/neural_network__matrix_multiply_triple_loop.py"
    told = solution("matrix_multiply", 100, build(wheat, tmp_path / "exercises"))
    assert told.startswith("neural_network.matrix_multiply: right, 2 of 2 points.\n\nYours:")
    assert "return result" in told
    assert "return X @ W\n" in told
    assert "Yours has 3 loops, ours none.\n" in told
    assert "SOLUTION" not in told


def test_it_says_how_far_it_is_before_that(tmp_path: Path) -> None:
    """Nothing of ours is shown."""
    code = "def sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n"
    wrong = with_code(tmp_path / "exercises", {"neural_network": code})
    for folder, said in ((EXERCISES, "It is still to do."), (wrong, "It has 0 of 4 points.")):
        with pytest.raises(NotRightYetError) as caught:
            solution("sigmoid", 100, folder)
        assert said in str(caught.value)
        assert "tanh" not in str(caught.value)
    with pytest.raises(NoSuchFunctionError, match="Do you mean sigmoid"):
        solution("sigmod", 100)


def test_a_function_on_a_wrong_one_is_right_by_itself(tmp_path: Path) -> None:
    """As in a grading of all."""
    code = "def sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n"
    wrong = with_code(tmp_path / "exercises", {"neural_network": code})
    told = solution("forward_perceptron", 100, wrong)
    assert "right, with our sigmoid in place of yours, 4 of 4 points" in told


def test_what_is_no_def_is_not_shown(tmp_path: Path) -> None:
    """Ours is."""
    code = "import operator\nmatrix_multiply = operator.matmul\n"
    text = (SOLUTIONS / "neural_network.py").read_text(encoding="utf-8")
    folder = with_code(tmp_path / "exercises", {})
    text = text.replace("def matrix_multiply(", "def other(") + code
    (folder / "neural_network.py").write_text(text, encoding="utf-8")
    told = solution("matrix_multiply", 100, folder)
    assert "Yours is not defined by `def`, so it can't be shown." in told
    assert "return X @ W" in told


def test_every_right_variant_has_a_sentence() -> None:
    """And of ours there is always a `def`."""
    ours = {
        name: definitions((SOLUTIONS / f"{name.partition('.')[0]}.py").read_text(encoding="utf-8"))
        for name in all_functions()
    }
    number = 0
    for wheat in all_wheats():
        found = definitions(wheat.read_text(encoding="utf-8"))
        for subject in subjects_of(wheat, all_checks()):
            name = subject.partition(".")[2]
            if name in found:
                assert differences(found[name], ours[subject][name])
                number += 1
    assert number > 80


def test_the_command_tells_it() -> None:
    """With an exit status."""
    kata = [sys.executable, "-m", "grader.cli.staff", "solution", "sigmoid"]
    done = subprocess.run(kata, cwd=PROJECT, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("kata solution: neural_network.sigmoid is not right yet.")
