"""What to try, for the errors that beginners meet: each is raised, and its own text is read."""

import math
from typing import Any

import numpy as np
import pytest

from grader.judging.advice import advice_on, advice_on_an_import
from grader.worker.main import name_and_text

X, W = np.ones((3, 2)), np.ones((2, 1))
WHOLE = np.array([[1, 2], [3, 4]])


def advice(code: str, module: str = "and_gate") -> str:
    """Return what to try where a line of code, in a function of a module, raises."""
    names = {"np": np, "math": math, "X": X, "W": W, "WHOLE": WHOLE.copy(), "weights": W}
    with pytest.raises(Exception) as caught:  # noqa: PT011
        exec(code, names)
    error, text = name_and_text(caught.value, "/submission")
    return advice_on(error, text, module, "train", own_frames=True)


@pytest.mark.parametrize(
    ("code", "tells"),
    [
        ("X ^ 2", "In Python ^ is no power: write ** for it."),
        ("np.e ^ -X", "In Python ^ is no power"),
        ("math.e ^ 2.0", "In Python ^ is no power"),
        ("math.exp(X)", "np.exp for math.exp"),
        ("if X >= 0: pass", "np.where(condition, a, b)"),
        ("X > 0 and X < 1", "`if`, `and` and `or` take one truth value"),
        ("np.zeros(2, 1)", "np.zeros((2, 1))"),
        ("np.ones(2, 1)", "two pairs of parentheses"),
        ("np.array([0, 0], [0, 1], [1, 0])", "np.array([[0, 1], [2, 3]])"),
        ("np.array([0, 0], [0, 1])", "np.array([[0, 1], [2, 3]])"),
        ("W @ X", "as many columns in X as W has rows"),
        ("np.dot(W, X)", "as many columns in X as W has rows"),
        ("X + np.ones(3)", "print the .shape of both"),
        ("W += X", "print the .shape of both"),
        ("W[:] = X[:, 0]", "print the .shape of both"),
        ("X.reshape(4, 2)", "reshape(-1, 1)"),
        ("WHOLE -= WHOLE.mean()", "X = X - m, not X -= m"),
        ("WHOLE /= 2", "X = X - m, not X -= m"),
        ("range(len(X) / 2)", "// a whole number"),
        ("X[len(X) / 2]", "// a whole number"),
        ("np.zeros((2.0, 1))", "// a whole number"),
        ("X[3]", "The first index is 0"),
        ("W[:, 0].shape[1]", "np.ndindex(X.shape) goes through the entries of any array"),
        ("W[:, 0][0, 0]", "A .shape has one number for each dimension, (n,) only one"),
        ("rows, columns = W[:, 0].shape", "a .shape has one number for each dimension"),
        ("rows, columns = W[np.newaxis].shape", "a .shape has one number for each dimension"),
        ("for name, values in {'W': W}: pass", "pairs of a dict come from .items()"),
        ("{X}", "Arrays can't be looked up"),
        ("X(0)", "write X[0] for an entry"),
        ("X[0, 0](X)", "* to multiply"),
        ("[1.0] * 0.5", "np.array(...) makes one"),
        ("(1.0,) - 1", "np.array(...) makes one"),
        ("[1.0].mean()", "A list is no array: np.array(...) makes one, which has .mean."),
        ("print() - 1", "Something is None here"),
        ("X.append(1)", "append to a list"),
        ("X.means()", "Check the spelling: do you mean mean?"),
        ("weightss", "Check the spelling: do you mean weights?"),
        ("w", "Check the spelling: do you mean W?"),
        ("random.random()", "Write `import random` at the top."),
        ("sigmoid(X)", "Write `from neural_network import sigmoid` at the top."),
    ],
)
def test_an_error_has_its_advice(code: str, tells: str) -> None:
    """In the words of a beginner's problem."""
    assert tells in advice(code)


@pytest.mark.parametrize(
    ("code", "tells"),
    [
        ("np.float(1)", "NumPy has dropped np.float: write float by itself."),
        ("np.int", "NumPy has dropped np.int: write int by itself."),
        ("np.float_", "NumPy has dropped np.float_: write np.float64."),
        ("np.Inf", "NumPy has dropped np.Inf: write np.inf."),
        ("np.product", "do you mean np.prod?"),
        ("np.random.normalx", "do you mean np.random.normal?"),
        ("np.randn", "do you mean np.random.randn?"),
        ("np.norm", "do you mean np.linalg.norm?"),
        ("np.sigmoid", "a function of your own, not NumPy's: write sigmoid by itself. Write `from"),
    ],
)
def test_a_name_that_numpy_does_not_have_is_told_with_the_one_to_write(
    code: str, tells: str
) -> None:
    """Dropped by NumPy, misspelled, or somewhere else."""
    assert tells in advice(code)


def test_a_function_of_the_same_file_is_not_to_be_imported() -> None:
    """Nor is one that several exercises have."""
    assert advice("np.sigmoid", "neural_network").endswith("write sigmoid by itself.")
    assert advice("sigmoid", "neural_network").startswith("Check the spelling, and that")
    assert advice("train", "neural_network").startswith("Check the spelling, and that")


def test_where_nothing_is_known_nothing_is_said() -> None:
    """Better than a guess."""
    assert advice("1 / 0") == ""
    assert advice("X.quaternion") == ""


@pytest.mark.parametrize(
    ("code", "tells"),
    [
        ("import nunpy", "Do you mean numpy?"),
        ("import numpy.linlg", "Do you mean numpy.linalg?"),
        ("import neural_networks", "Do you mean neural_network?"),
        ("import maths", "Do you mean math?"),
        ("import quaternion", "The katas need NumPy and the files in this folder only"),
        ("from numpy import expp", "Check the spelling: do you mean exp?"),
        ("from math import quaternion", "The katas need NumPy"),
        ("np.zeros(2)", "Write `import numpy as np` at the top."),
        ("sigmoid(0)", "Write `from neural_network import sigmoid` at the top."),
    ],
)
def test_an_import_that_fails_has_its_advice(code: str, tells: str) -> None:
    """What may have been meant."""
    with pytest.raises((ImportError, NameError)) as caught:
        exec(code, {})
    error, text = name_and_text(caught.value, "/submission")
    assert tells in advice_on_an_import(error, text, "and_gate")


def test_a_hostile_error_has_no_suggestion_and_harms_nobody() -> None:
    """Its text, its name and the object that it is about may be anything."""

    class HostileError(AttributeError):
        name: Any = 5
        obj: Any = None

        def __str__(self) -> str:
            return "has no attribute"

    assert name_and_text(HostileError(), "/submission") == ("HostileError", "has no attribute")
    error = NameError("x" * 600, name="x" * 600)
    assert name_and_text(error, "/submission") == ("NameError", "x" * 500)
