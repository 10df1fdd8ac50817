"""nbgrader's autograde and feedback: scores are the grader's, whatever a student hands in."""

import csv
import re
from pathlib import Path

import pytest

from grader.authoring.stubs import make_stubs
from grader.notebooks import autograde
from grader.notebooks.course_folder import CONFIG, seed_of
from tests.notebooks.nbgrader_course import (
    ASSIGNMENT,
    NAMES,
    SIGMOID,
    WRONG_SIGMOID,
    NbgraderCourse,
    identity_of,
    log_of,
    solutions,
)
from tests.places import SOLUTIONS
from tests.submissions import all_checks, grade_all

pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")  # nbgrader's own

HOSTILE = """
import os, sys

def normalize(X):
    print("<script>alert(1)</script>")
    for name in ("gradebook.db", "../../../gradebook.db", "../../gradebook.db"):
        try:
            open(name, "w").write("forged")
        except OSError:
            pass
    sys.stdout.write("100.0")
    os._exit(0)
"""
MARKUP = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) $<script>$ *b*"
WRITTEN = [
    {"cell_type": kind, "metadata": {"tags": ['"><script>']}, "source": text}
    for kind in ("markdown", "raw")
    for text in (MARKUP, "```mermaid\n<script>\n```", "![](attachment:none)", "[" * 50_000)
]
TOOLKIT = ("neural_network",)
TWO = ("neural_network", "and_gate")
HANDED_IN = {"right": NAMES, "half": TWO, "untouched": TWO, "wrong": TWO, "hostile": TOOLKIT}


@pytest.fixture(scope="module")
def graded(course: NbgraderCourse) -> NbgraderCourse:
    """Hand in for several kinds of students, autograde, and generate feedback."""
    right = solutions()
    course.submit("right", right)
    course.submit("half", solutions(*TOOLKIT), HANDED_IN["half"])
    course.submit("untouched", {}, HANDED_IN["untouched"])
    course.submit("wrong", solutions(sigmoid=WRONG_SIGMOID), HANDED_IN["wrong"])
    course.submit("hostile", solutions(normalize=HOSTILE), HANDED_IN["hostile"])
    magics = {
        "sigmoid": f"%matplotlib inline\n!ls\n{right[SIGMOID]}\nsigmoid('oops')",
        "mse_loss": "def mse_loss(y_pred, y:\n    return 0",
    }
    course.submit("magics", solutions(**magics), TOOLKIT)
    no_constants = "def normalize(X):\n    return (X - X.mean(0)) / X.std(0)\n"
    undecorated = "@cached\n" + right[SIGMOID]
    course.submit("broken", solutions(*TOOLKIT, sigmoid=undecorated), TOOLKIT)
    at_random = "def mse_loss(y_pred, y):\n    return np.random.random()\n"
    course.submit("edge", solutions(normalize=no_constants, mse_loss=at_random), TOOLKIT)
    course.change("edge", "neural_network", lambda data: data["cells"].extend(WRITTEN))
    log_of(course.autograde())
    course.generate_feedback("half", "untouched", "wrong", "hostile", "magics", "edge", "broken")
    return course


@pytest.mark.parametrize("student", HANDED_IN)
def test_scores_are_those_of_pytest_grader(
    student: str, graded: NbgraderCourse, tmp_path: Path
) -> None:
    """On the same code, function by function; what was not handed in is lost."""
    stubs = make_stubs(SOLUTIONS)
    for name in HANDED_IN[student]:
        text = (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8")
        if student == "untouched" or (student == "half" and name not in TOOLKIT):
            text = stubs[f"{name}.py"]
        if name in TOOLKIT:
            text += {"wrong": f"\n\n{WRONG_SIGMOID}", "hostile": HOSTILE}.get(student, "")
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    report = grade_all(tmp_path, name_mistakes=False)
    points = {one.full_name: one.points for one in report.functions}
    assert graded.scores()[student] == points


def test_partial_credit_has_its_reason(graded: NbgraderCourse) -> None:
    """The named misconception, and what is right with ours in its place."""
    feedback = graded.feedback("wrong", "neural_network")
    assert "the minus in the exponent is missing" in feedback
    assert "sigmoid: 0 of 4 points, ✗ wrong answer" in feedback
    assert "(3 more checks of this function not passed)" in feedback
    assert "right, with our sigmoid in place of yours" in graded.feedback("wrong", "and_gate")


def test_a_hostile_one_gains_nothing(graded: NbgraderCourse) -> None:
    """It writes into no gradebook, and its text is no markup."""
    scores = graded.scores()["hostile"]
    assert scores["neural_network.normalize"] == 0
    assert scores["neural_network.sigmoid"] == 4
    file = graded.folder / "feedback/hostile" / ASSIGNMENT / "neural_network.html"
    assert "<script>alert(1)" not in file.read_text(encoding="utf-8")


def test_feedback_shows_no_html_that_a_student_wrote(graded: NbgraderCourse) -> None:
    """What is Markdown is shown as such."""
    file = graded.folder / "feedback/edge" / ASSIGNMENT / "neural_network.html"
    _, _, page = file.read_text(encoding="utf-8").partition("<body>")
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "javascript:" not in page.replace("](javascript:", "")
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "$&lt;script&gt;$ <em>b</em>" in page


def test_a_stub_is_told_by_its_cell(graded: NbgraderCourse) -> None:
    """As the notebook has it: there is no file, and no TODO."""
    feedback = graded.feedback("untouched", "and_gate")
    assert "replace `# YOUR CODE HERE` and the `raise` below it in and_gate.ipynb, cell 2" in (
        " ".join(feedback.split())
    )
    for words in ("exercises/", "TODO", "git checkout", "and_gate.py"):
        assert words not in feedback


def test_magics_cost_nothing_and_are_named(graded: NbgraderCourse) -> None:
    """A cell that can't be read costs its own function; what only tries something out, nothing."""
    scores = graded.scores()["magics"]
    assert scores["neural_network.sigmoid"] == 4
    assert scores["neural_network.mse_loss"] == 0
    assert scores["neural_network.normalize"] == 4
    feedback = graded.feedback("magics", "neural_network")
    cells = graded.cells("autograded", "neural_network", "magics")
    code = [one for one in cells if one["cell_type"] == "code"]
    assert "Left out, as it is not Python: `%matplotlib inline`, `!ls`." in feedback
    cell = 1 + [identity_of(one) for one in code].index("neural_network-mse_loss-solution")
    assert code[cell - 1]["execution_count"] == cell
    # Told once: it is the reason of that function.
    assert feedback.count(f"At        neural_network.ipynb, cell {cell}, line 1\n") == 1
    assert f"Stopped at neural_network.ipynb, cell {cell}, line 1:" not in feedback


def test_a_definition_that_fails_costs_its_function_alone(graded: NbgraderCourse) -> None:
    """And says why; the others of the notebook have their points."""
    scores = graded.scores()["broken"]
    toolkit = {name for name in scores if name.startswith("neural_network.")}
    assert {name for name in toolkit if not scores[name]} == {"neural_network.sigmoid"}
    feedback = graded.feedback("broken", "neural_network")
    assert feedback.count("Raised    NameError: name 'cached' is not defined") == 1


def test_hidden_checks_are_not_told(graded: NbgraderCourse) -> None:
    """Neither in what is autograded nor in the feedback."""
    released = graded.notebook("release", "neural_network").read_text(encoding="utf-8")
    secrets = [one.title for one in all_checks() if one.hidden and one.title not in released]
    handed_in = [("edge", "neural_network")]
    handed_in += [
        (one, name) for one in ("wrong", "half", "hostile", "untouched") for name in HANDED_IN[one]
    ]
    for student, name in handed_in:
        told = graded.feedback(student, name)
        told += graded.notebook("autograded", name, student).read_text(encoding="utf-8")
        assert not [title for title in secrets if title in told]
    assert "What this check looks at is not shown." in graded.feedback("edge", "neural_network")
    assert graded.scores()["edge"]["neural_network.normalize"] == 3


def test_again_changes_nothing(graded: NbgraderCourse) -> None:
    """Not a byte: what a submission draws at random starts from the course's seed as well."""
    file = graded.notebook("autograded", "neural_network", "edge")
    before = file.read_bytes(), graded.scores()
    assert b"Returned  0." in before[0]
    autograde._grade.cache_clear()
    log_of(graded.autograde("edge"))
    assert (file.read_bytes(), graded.scores()) == before


def test_students_never_see_the_seed(graded: NbgraderCourse) -> None:
    """It stands in the configuration, and in nothing that they get or get back."""
    seed = re.compile(rb"(?<!\d)%d(?!\d)" % seed_of(graded.folder))
    files = [file for file in graded.folder.rglob("*") if file.is_file()]
    assert {"source", "release", "submitted", "autograded", "feedback"} <= {
        file.relative_to(graded.folder).parts[0] for file in files
    }
    holding = [file for file in files if seed.search(file.read_bytes())]
    assert holding == [graded.folder / CONFIG]


def test_without_a_seed_nbgrader_warns(graded: NbgraderCourse) -> None:
    """A configuration that somebody else has written may lack it."""
    config = graded.folder / CONFIG
    before = config.read_text(encoding="utf-8")
    try:
        config.write_text(before.replace("c.GradeInSandbox.seed", "c.Other.seed"), encoding="utf-8")
        result = graded.autograde("edge")
    finally:
        config.write_text(before, encoding="utf-8")
    assert "c.GradeInSandbox.seed is not set" in log_of(result)


def test_manual_grades_and_late_penalties_stay_nbgraders(
    graded: NbgraderCourse, tmp_path: Path
) -> None:
    """A teacher's points stand beside ours; and the export has both."""
    from nbgrader.plugins import CsvExportPlugin

    with graded.gradebook() as gradebook:
        grade = gradebook.find_grade(
            "neural_network-sigmoid-check", "neural_network", ASSIGNMENT, "edge"
        )
        grade.manual_score = 1
        notebook = gradebook.find_submission_notebook("grid", ASSIGNMENT, "right")
        notebook.late_submission_penalty = 5
        gradebook.db.commit()
    others = sum(graded.scores()["edge"].values()) - 1
    log_of(graded.autograde("edge"))
    assert graded.scores()["edge"]["neural_network.sigmoid"] == 1
    export = CsvExportPlugin()
    export.to = str(tmp_path / "grades.csv")
    with graded.gradebook() as gradebook:
        export.export(gradebook)
    with (tmp_path / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    total = sum(check.points for check in all_checks())
    assert float(rows["edge"]["score"]) == others + 1
    assert float(rows["right"]["score"]) == total - 5
    assert float(rows["right"]["raw_score"]) == total


def test_a_course_that_is_gone_is_told(graded: NbgraderCourse) -> None:
    """And where to say where it is."""
    config = graded.folder / "nbgrader_config.py"
    before = config.read_text(encoding="utf-8")
    try:
        config.write_text(f'{before}\nc.GradeInSandbox.katas = "gone"\n', encoding="utf-8")
        result = graded.autograde("untouched")
    finally:
        config.write_text(before, encoding="utf-8")
    assert not result["success"]
    assert f"{graded.folder / 'gone'} holds no course" in result["log"]
    assert "c.GradeInSandbox.katas in nbgrader_config.py says where it is" in result["log"]
