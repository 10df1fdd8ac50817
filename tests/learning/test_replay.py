"""kata replay: the call of a function's first problem, for the learner's own machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.authoring.right_variants import with_code
from grader.grading import MAX_SEED
from grader.judging.names import NoSuchFunctionError
from grader.learning.replay import NothingToReplayError, replay
from tests.places import PROJECT, SOLUTIONS
from tests.submissions import grade_all

WRONG = """
def sigmoid(Z):
    return 1 / (1 + np.exp(Z))

def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=np.asarray):
    W = W + lr
    return W, b, [loss_fn(activation_fn(X @ W + b), y)] * num_epochs
"""


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The solutions with two wrong functions."""
    return with_code(tmp_path_factory.mktemp("replay") / "exercises", {"neural_network": WRONG})


@pytest.mark.parametrize(
    ("name", "printed", "told"),
    [
        ("sigmoid", "[[0.5  0.25]]", "# Returned  [[0.5, 0.25]]\n"),
        ("neural_network.gradient_descent", "(array([[0.1]]), ", "# Returned  W = [[0.1]]\n"),
    ],
)
def test_the_script_gives_what_the_grader_was_given(
    name: str, printed: str, told: str, wrong: Path
) -> None:
    """Its result is that of the message, which stands above it."""
    text = replay(name, 5, wrong)
    done = subprocess.run(
        [sys.executable, "-"], input=text, capture_output=True, encoding="utf-8", cwd=PROJECT
    )
    assert done.stderr == ""
    assert done.stdout.startswith(printed)
    assert told in text


def test_its_message_is_that_of_the_whole_run(wrong: Path) -> None:
    """With the same seed: nothing that the learner has not read, the cause included."""
    report = grade_all(wrong)
    (function,) = (one for one in report.functions if one.name == "sigmoid")
    text = replay("sigmoid", report.seed, wrong)
    for line in function.lost[0].message:
        assert line.text.split()[-1] in text
    assert f"# The first problem of neural_network.sigmoid, with --seed {report.seed}.\n" in text
    assert "# Cause     This is what you get when" in text


def test_what_is_right_has_nothing_to_replay() -> None:
    """It is a sentence; so is a name that nothing has."""
    with pytest.raises(NothingToReplayError, match="sigmoid is right"):
        replay("sigmoid", 1, SOLUTIONS)
    with pytest.raises(NoSuchFunctionError, match="Do you mean sigmoid"):
        replay("sigmod")


def test_the_command_prints_it_or_says_why_not() -> None:
    """To redirect into a file."""
    kata = [sys.executable, "-m", "grader.cli.learner", "replay"]
    seed = str(MAX_SEED - 1)
    done = subprocess.run([*kata, "sigmoid", "--seed", seed], cwd=PROJECT, capture_output=True)
    begins = f"# The first problem of neural_network.sigmoid, with --seed {seed}."
    assert done.stdout.decode().startswith(begins)
    compile(done.stdout, "script", "exec")
    done = subprocess.run([*kata, "train"], cwd=PROJECT, capture_output=True)
    assert done.returncode == 1
    assert done.stderr.startswith(b"kata replay: there are several: say and_gate.train")
