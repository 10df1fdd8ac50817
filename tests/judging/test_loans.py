"""Functions on loan: what is right by itself earns its points, whatever it stands on."""

import shutil
from pathlib import Path

import pytest

from grader.authoring.right_variants import copy_of_solutions, with_code
from grader.boundary.submission import Submission
from grader.judging.dependencies import dependencies
from grader.reports.message import as_text
from grader.reports.report import Report
from grader.reports.status import Status
from tests.places import EXERCISES, SOLUTIONS
from tests.submissions import all_checks, function_of, grade_all, grade_by, lost_functions

TOOLKIT = "neural_network"
WRONG = "def sigmoid(Z): return 1 / (1 + np.exp(Z))\n"


def points_of(exercise: str) -> int:
    return sum(check.points for check in all_checks() if check.exercise == exercise)


def graded(folder: Path, *subjects: str) -> Report:
    return grade_by(folder, [check for check in all_checks() if check.subject in subjects])


def test_one_wrong_function_costs_its_own_points_alone(tmp_path: Path) -> None:
    """What is built on it, directly or not, is right with ours in its place, and says so."""
    report = grade_all(with_code(tmp_path / "exercises", {TOOLKIT: WRONG}))
    subject = f"{TOOLKIT}.sigmoid"
    assert lost_functions(report) == {subject: "failed"}
    for function in report.functions:
        built_on_it = subject in dependencies()[function.full_name]
        assert function.loans == ((subject,) if built_on_it else ())


@pytest.mark.parametrize("state", ["to do", "missing", "no Python", "raises"])
def test_the_katas_earn_their_points_before_the_toolkit_is_there(
    state: str, tmp_path: Path
) -> None:
    """Whatever is wrong with the whole file: it costs that file's points."""
    folder = copy_of_solutions(tmp_path / "exercises")
    file = folder / f"{TOOLKIT}.py"
    if state == "to do":
        shutil.copy(EXERCISES / file.name, file)
    elif state == "missing":
        file.unlink()
    else:
        text = "def (" if state == "no Python" else "raise ValueError"
        file.write_text(f"{text}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    report = grade_all(folder)
    (toolkit, *katas) = report.exercises
    assert toolkit.points == 0
    assert [kata.points for kata in katas] == [points_of(kata.name) for kata in katas]


def test_a_function_of_the_same_file_is_lent_too(tmp_path: Path) -> None:
    """compare_learning_rates is built on train."""
    code = "def train(X, y, lr=1.0): raise NotImplementedError\n"
    subjects = ("xor_learning_rate.train", "xor_learning_rate.compare_learning_rates")
    report = graded(with_code(tmp_path / "exercises", {"xor_learning_rate": code}), *subjects)
    assert lost_functions(report) == {"xor_learning_rate.train": "todo"}
    compare = function_of(report, "xor_learning_rate.compare_learning_rates")
    assert compare.loans == ("xor_learning_rate.train",)


def test_what_is_wrong_itself_is_told_so_with_ours_beneath_it(tmp_path: Path) -> None:
    """Its message is about its own fault, and says what stands in."""
    code = WRONG + "def forward_perceptron(X, W, b): return sigmoid(X @ W)\n"
    report = graded(
        with_code(tmp_path / "exercises", {TOOLKIT: code}), f"{TOOLKIT}.forward_perceptron"
    )
    (forward,) = report.functions
    assert forward.status is Status.FAILED
    text = as_text(forward.lost[0].message)
    assert "Judged with ours in place of your neural_network.sigmoid" in text
    assert "Returned  [[0.952574], [0.5]]" in text


def test_what_it_is_built_on_is_judged_first_where_nobody_asked(tmp_path: Path) -> None:
    """One function is graded alone: it is right, and the report is about nothing else."""
    folder = with_code(tmp_path / "exercises", {TOOLKIT: WRONG})
    report = graded(folder, f"{TOOLKIT}.forward_perceptron")
    (forward,) = report.functions
    assert (forward.points, forward.loans) == (forward.max_points, (f"{TOOLKIT}.sigmoid",))


def test_where_a_loan_can_not_serve_the_function_waits(tmp_path: Path) -> None:
    """A function without a name can't be handed to one on loan; then it says what for."""
    code = {
        TOOLKIT: "def gradient_descent(*arguments): raise NotImplementedError\n",
        "and_gate": (
            "def train(X, y):\n"
            "    W, b = np.zeros((2, 1)), np.zeros((1, 1))\n"
            "    loss = lambda A, y: binary_cross_entropy(A, y)\n"
            "    return gradient_descent(X, y, W, b, 0.1, 500, 4, loss, sigmoid)\n"
        ),
    }
    report = graded(with_code(tmp_path / "exercises", code), "and_gate.train")
    (train,) = report.functions
    assert train.status is Status.WAITING
    text = as_text(train.lost[0].message)
    assert text.startswith("Waits for neural_network.gradient_descent, which is not right yet.")
    assert "a function of your own that has no name in a file" in text


def test_arguments_that_ours_does_not_take_fall_back_to_the_learners_own(tmp_path: Path) -> None:
    """A right forward_perceptron with one more argument stays where only sigmoid is lent."""
    code = {
        TOOLKIT: WRONG + "_own = forward_perceptron\n"
        "def forward_perceptron(X, W, b, scale=1): return _own(X * scale, W, b)\n",
        "and_gate": (
            "def evaluate(X, y, W, b):\n"
            "    probabilities = forward_perceptron(X / 2, W, b, scale=2)\n"
            "    predictions = (probabilities > 0.5).astype(int)\n"
            "    return probabilities, predictions, np.mean(predictions == y)\n"
        ),
    }
    report = graded(with_code(tmp_path / "exercises", code), "and_gate.evaluate")
    (evaluate,) = report.functions
    assert (evaluate.points, evaluate.loans) == (evaluate.max_points, (f"{TOOLKIT}.sigmoid",))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The submissions for which a worker was started, by name."""
    names: list[str] = []
    start = Submission.start

    def counted(submission: Submission) -> None:
        if submission._worker is None:
            names.append(submission.files.name)
        start(submission)

    monkeypatch.setattr(Submission, "start", counted)
    return names


def test_loans_come_into_the_worker_that_has_seen_the_toolkit_alone(
    started: list[str], tmp_path: Path
) -> None:
    """Nothing in it holds on to the wrong function: it needs no other, and we have one of ours.

    Visible checks alone: hidden ones of the toolkit come after some that had a loan, and need
    another worker.
    """
    folder = with_code(tmp_path / "exercises", {TOOLKIT: WRONG})
    report = grade_by(folder, [check for check in all_checks() if not check.hidden])
    assert lost_functions(report) == {f"{TOOLKIT}.sigmoid": "failed"}
    assert started == ["exercises", "solutions"]


def test_loans_do_not_come_into_a_worker_where_a_kata_has_the_wrong_function(
    started: list[str], tmp_path: Path
) -> None:
    """evaluate imports it before anybody knows: it is judged in a new worker, and is right."""
    folder = with_code(tmp_path / "exercises", {TOOLKIT: WRONG})
    report = graded(folder, "and_gate.evaluate")
    assert function_of(report, "and_gate.evaluate").loans == (f"{TOOLKIT}.sigmoid",)
    assert lost_functions(report) == {}
    assert started == ["exercises", "exercises", "solutions"]


def test_a_stub_is_never_judged_where_it_is_on_loan_itself(tmp_path: Path) -> None:
    """Whatever else of its file is lent, and whoever needs it first."""
    code = {
        TOOLKIT: "def sigmoid(Z): raise NotImplementedError\n"
        "def forward_perceptron(X, W, b): raise NotImplementedError\n"
    }
    folder = with_code(tmp_path / "exercises", code)
    chosen = ["and_gate.make_data", "and_gate.evaluate"]
    chosen += [f"{TOOLKIT}.forward_perceptron", f"{TOOLKIT}.sigmoid"]
    checks = [check for name in chosen for check in all_checks() if check.subject == name]
    report = grade_by(folder, checks)
    lost = {f"{TOOLKIT}.sigmoid": "todo", f"{TOOLKIT}.forward_perceptron": "todo"}
    assert lost_functions(report) == lost
    assert function_of(report, f"{TOOLKIT}.sigmoid").points == 0


def test_what_needs_no_loan_is_not_lost_by_one(tmp_path: Path) -> None:
    """observe is built on nothing; this one trains, in a way that ours does not understand."""
    code = {
        TOOLKIT: WRONG + "_own = gradient_descent\n"
        "def gradient_descent(*arguments, rate): return _own(*arguments)\n",
        "or_gate": (
            "def observe():\n"
            "    X, y = make_data()\n"
            "    W, b = np.zeros((2, 1)), np.zeros((1, 1))\n"
            "    gradient_descent(\n"
            "        X, y, W, b, 0.1, 5, 4, binary_cross_entropy, sigmoid, rate=0.1)\n"
            "    return 'learned'\n"
        ),
    }
    folder = with_code(tmp_path / "exercises", code)
    report = graded(folder, f"{TOOLKIT}.sigmoid", "or_gate.observe")
    assert lost_functions(report) == {f"{TOOLKIT}.sigmoid": "failed"}


def test_no_line_of_a_solution_enters_the_worker(tmp_path: Path) -> None:
    """What stands in has no code of ours, and nothing that leads to it."""
    code = {
        TOOLKIT: "def sigmoid(Z): raise NotImplementedError\n",
        "and_gate": (
            "def evaluate(X, y, W, b):\n"
            "    import neural_network\n"
            "    stand_in = neural_network.sigmoid\n"
            "    print(type(stand_in).__name__, sorted(vars(stand_in)))\n"
        ),
    }
    report = graded(with_code(tmp_path / "exercises", code), "and_gate.evaluate")
    text = as_text(report.functions[0].lost[0].message)
    assert "Printed   LoanedFunction ['__module__', '__name__', '_channel']" in text
    assert str(SOLUTIONS) not in text


def test_an_answer_out_of_a_few_is_not_tried_again(tmp_path: Path) -> None:
    """One that says another word in each worker has one guess, not two."""
    code = (
        "def observe():\n"
        "    import sys\n"
        "    return 'not learned' if 'and_gate' in sys.modules else 'learned'\n"
    )
    folder = with_code(tmp_path / "exercises", {"or_gate": code})
    report = graded(folder, "and_gate.make_data", "or_gate.observe")
    assert function_of(report, "or_gate.observe").points == 0
