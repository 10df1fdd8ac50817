"""kata try: a call of the learner's own choice, beside ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.authoring.right_variants import with_code
from grader.judging.names import NoSuchFunctionError
from grader.learning import attempt as module
from grader.learning.attempt import attempt
from grader.learning.comparison import difference
from grader.learning.numbers_written import NotUnderstoodError
from tests.places import EXERCISES, PROJECT, SOLUTIONS

WRONG = """
def sigmoid(Z):
    print("I was here")
    return 1 / (1 + np.exp(Z))

def normalize(X):
    X -= X.mean(axis=0)
    X /= X.std(axis=0)
    return X

def mse_loss(y_pred, y):
    while True:
        pass

def forward(X, params):
    return X @ params["p"]
"""


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The solutions with some functions that are wrong, and a helper."""
    return with_code(tmp_path_factory.mktemp("try") / "exercises", {"neural_network": WRONG})


def test_the_result_stands_beside_the_expected_one_with_the_first_difference(wrong: Path) -> None:
    """And what was printed."""
    assert attempt("sigmoid([[0, 2], [-1, 3]])", folder=wrong).splitlines() == [
        "Called    sigmoid([[0, 2], [-1, 3]])",
        "Returned  [[0.5, 0.119203], [0.731059, 0.0474259]]",
        "Expected  [[0.5, 0.880797], [0.268941, 0.952574]]",
        "Why       The first difference is at [0, 1]: 0.119203 in place of 0.880797.",
        "Printed   I was here",
    ]


def test_the_same_is_said_to_be_the_same() -> None:
    """Of any kind of result."""
    for text in (
        "matrix_multiply([[1, 2]], [[3], [4]])",
        "compare_learning_rates([[0, 0]], [[1]])",
        "or_gate.observe()",
        "train([[0, 0]], [[1]], lr=0.1)",
        "sigmoid([[np.nan, np.inf]])",
    ):
        text = f"xor_learning_rate.{text}" if text.startswith("train") else text
        assert attempt(text, folder=SOLUTIONS).endswith("\n          The same."), text


def test_a_function_may_be_passed_the_learners_own_too(wrong: Path) -> None:
    """Ours calls it back where we have none of that name."""
    call = "numerical_gradient([[2.0]], [[10.0]], {'p': [[3.0]]}, LOSS, forward)"
    told = attempt(call.replace("LOSS", "binary_cross_entropy"), folder=wrong)
    assert "The same." in told
    told = attempt(
        "gradient_descent([[1]], [[1]], [[0]], [[0]], 1, 1, 1, loss_fn=binary_cross_entropy, "
        "activation_fn=sigmoid)",
        folder=wrong,
    )
    assert "Note      Ours calls our own functions, yours calls yours." in told


def test_a_call_inside_of_another_is_compared_first(wrong: Path) -> None:
    """Where it differs, that is what is told."""
    told = attempt("binary_cross_entropy(sigmoid([[2]]), [[1]])", folder=wrong)
    assert told.startswith("Called    sigmoid([[2]])\nReturned  [[0.119203]]")
    told = attempt("and_gate.train(*and_gate.make_data())", folder=SOLUTIONS)
    assert told.startswith("Called    train([[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [0], [0], [1]]")


def test_a_changed_argument_is_told(wrong: Path) -> None:
    """The result alone would not show it."""
    assert "argument 1 is changed by the call" in attempt("normalize([[1.0], [3]])", folder=wrong)


def test_where_chance_plays_a_part_nothing_is_called_wrong(tmp_path: Path) -> None:
    """Another order of the rows gives other numbers."""
    own = (
        "def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):"
        "\n    return np.array([[0.3]]), np.array([[0.2]]), [0.1]\n"
    )
    folder = with_code(tmp_path / "exercises", {"neural_network": own})
    call = "gradient_descent([[1], [2], [3]], [[0], [1], [5]], [[0]], [[0]], 0.5, 1, 1, mse_loss)"
    told = attempt(call, folder=folder)
    assert "Chance plays a part here" in told
    assert "Why" not in told
    told = attempt(call.replace("0.5, 1, 1", "0.5, 1, 3"), folder=folder)
    assert "Why       result 1: The first difference is at [0, 0]" in told


def test_random_rows_are_drawn_again_from_the_seed() -> None:
    """Which is told."""
    told = attempt("sigmoid(np.random.randn(2, 2))", 5, SOLUTIONS)
    assert told.endswith("Drawn     at random; --seed 5 draws the same again")
    assert told == attempt("sigmoid(np.random.randn(2, 2))", 5, SOLUTIONS)
    assert told != attempt("sigmoid(np.random.randn(2, 2))", 6, SOLUTIONS)


def test_what_gives_no_value_is_told_as_in_a_grading(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stub, an error, a loop."""
    told = attempt("sigmoid([[0]])", folder=EXERCISES)
    assert told.startswith("Still to do: replace the TODO in exercises/neural_network.py, line ")
    assert told.endswith("\nExpected  [[0.5]]")
    told = attempt("matrix_multiply([[1, 2]], [[1, 2]])", folder=SOLUTIONS)
    assert "Raised    ValueError" in told
    assert told.endswith("Expected  nothing: ours raises ValueError here, too")
    monkeypatch.setattr(module, "CALL_TIMEOUT", 0.5)
    assert "Gave no answer within 0.5 s" in attempt("mse_loss([[1]], [[1]])", folder=wrong)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sigmoid()", r"sigmoid\(Z\): missing a required argument: 'Z'"),
        ("sigmoid([1], [2])", r"sigmoid\(Z\): too many positional arguments"),
        ("sigmoid(X=[1])", "missing a required argument"),
        ("sigmod([1])", "Do you mean sigmoid?"),
        ("train([1], [2])", "there are several: say and_gate.train"),
        ("sigmoid(nonsense)", "nonsense is no function, and no value"),
        ("sigmoid(__import__('os'))", "there is no function"),
        ("sigmoid(" * 25 + "[1]" + ")" * 25, "nested more than"),
        (f"sigmoid([{', '.join(['sigmoid(1)'] * 25)}])", "more than 20 calls"),
    ],
)
def test_a_wrong_call_gets_a_kind_word(text: str, told: str) -> None:
    """Before anything is run, as far as that can be told."""
    with pytest.raises((NotUnderstoodError, NoSuchFunctionError), match=told):
        attempt(text, folder=SOLUTIONS)


@pytest.mark.parametrize(
    ("got", "expected", "same"),
    [
        (1.0, 1.0 + 1e-12, True),
        ([[1.0]], 1.0, True),
        ([0.1, 0.2], [0.1, 0.2], True),
        ("learned", "learned", True),
        ("learned", "not learned", False),
        (None, 1.0, False),
        ({0.1: 1.0}, {0.1: 1.0}, True),
        ({0.1: 1.0}, {0.2: 1.0}, False),
        ((1.0, 2.0), (1.0, 3.0), False),
        ((1.0,), (1.0, 3.0), False),
        (float("nan"), 1.0, False),
    ],
)
def test_results_are_compared_by_their_kind(got: object, expected: object, same: bool) -> None:
    """Shape and keys first, then values."""
    assert (difference(got, expected) is None) is same


def test_the_command_prints_it() -> None:
    """And says in a sentence what it does not understand."""
    kata = [sys.executable, "-m", "grader.cli.learner", "try"]
    done = subprocess.run([*kata, "sigmoid([[0]])"], cwd=PROJECT, capture_output=True)
    assert done.stdout.startswith(b"Still to do")
    done = subprocess.run([*kata, "sigmoid([[0]"], cwd=PROJECT, capture_output=True)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"kata try: this isn't Python")
