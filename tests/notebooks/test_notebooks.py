"""The nbgrader edition, with the real nbgrader: its commands, its gradebook, its feedback."""

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader.authoring.edition import make_edition
from grader.authoring.stubs import AuthoringError
from grader.notebooks.course import ASSIGNMENT, make_course, write_course
from grader.notebooks.modules import NotebookError, module_of
from grader.reports.report import Report
from tests.authoring.test_release import secret_lines
from tests.places import PROJECT, SOLUTIONS
from tests.submissions import (
    all_checks,
    all_exercises,
    all_functions,
    all_points,
    grade_all,
    points_of,
)

KATAS = all_exercises()
SIGMOID = "neural_network-sigmoid-solution"
WRONG_SIGMOID = "def sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n"
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
SECONDS = 120


@dataclass
class Course:
    """A course folder, and what nbgrader says about it."""

    folder: Path

    def nbgrader(
        self, *arguments: str, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of nbgrader."""
        # nbgrader asks for `alembic` by its name.
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "nbgrader", *arguments],
            cwd=cwd or self.folder,
            env={
                **os.environ,
                "PATH": path,
                "PYTHONPATH": str(PROJECT),
                "PYTHONWARNINGS": "ignore",
                "JUPYTER_CONFIG_DIR": str(self.folder / ".jupyter"),
                "IPYTHONDIR": str(self.folder / ".ipython"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=SECONDS,
        )

    def notebook(self, step: str, name: str, student: str = ".") -> Path:
        return self.folder / step / student / ASSIGNMENT / f"{name}.ipynb"

    def submit(self, student: str, changes: dict[str, dict[str, str]]) -> None:
        """Hand in the released notebooks, with the sources of some cells changed."""
        for name in KATAS:
            data = json.loads(self.notebook("release", name).read_text(encoding="utf-8"))
            for cell in data["cells"]:
                identity = cell["metadata"].get("nbgrader", {}).get("grade_id")
                if identity in changes.get(name, {}):
                    cell["source"] = changes[name][identity]
            file = self.notebook("submitted", name, student)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(data), encoding="utf-8")

    def change(self, student: str, name: str, act: Any) -> None:
        """Change a submitted notebook's data."""
        file = self.notebook("submitted", name, student)
        data = json.loads(file.read_text(encoding="utf-8"))
        act(data)
        file.write_text(json.dumps(data), encoding="utf-8")

    def scores(self) -> dict[str, dict[str, float]]:
        """Return what the gradebook holds: for each student, the score of each function."""
        from nbgrader.api import Gradebook

        found: dict[str, dict[str, float]] = {}
        with Gradebook(f"sqlite:///{self.folder}/gradebook.db") as gradebook:
            for submission in gradebook.assignment_submissions(ASSIGNMENT):
                scores = found.setdefault(submission.student.id, {})
                for notebook in submission.notebooks:
                    for grade in notebook.grades:
                        subject = grade.name.removesuffix("-check").replace("-", ".")
                        scores[subject] = grade.score
        return found

    def feedback(self, student: str, name: str) -> str:
        file = self.folder / "feedback" / student / ASSIGNMENT / f"{name}.html"
        return html.unescape(file.read_text(encoding="utf-8"))


def solutions() -> dict[str, dict[str, str]]:
    """Return the source of each solution cell, by notebook and identity."""
    found: dict[str, dict[str, str]] = {}
    for name in KATAS:
        data = json.loads(make_course()[f"source/{ASSIGNMENT}/{name}.ipynb"])
        found[name] = {
            cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
            for cell in data["cells"]
            if cell["metadata"]["nbgrader"]["solution"]
        }
    return found


def with_cells(**cells: str) -> dict[str, dict[str, str]]:
    """Return the solutions with some of the toolkit's cells changed."""
    changed = solutions()
    for function, source in cells.items():
        changed["neural_network"][f"neural_network-{function}-solution"] = source
    return changed


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Make a course, hand in for every kind of student, autograde, and generate feedback."""
    course = Course(tmp_path_factory.mktemp("nbgrader") / "course")
    write_course(course.folder)
    made = course.nbgrader("generate_assignment", ASSIGNMENT)
    assert made.returncode == 0, made.stdout
    assert "WARNING" not in made.stdout
    right = solutions()
    course.submit("right", right)
    course.submit("half", {"neural_network": right["neural_network"]})
    course.submit("untouched", {})
    course.submit("wrong", with_cells(sigmoid=WRONG_SIGMOID))
    course.submit("hostile", with_cells(normalize=HOSTILE))
    course.submit(
        "magics",
        with_cells(
            sigmoid=f"%matplotlib inline\n!ls\n{right['neural_network'][SIGMOID]}\nsigmoid('oops')",
            mse_loss="def mse_loss(y_pred, y:\n    return 0",
        ),
    )
    course.submit(
        "edge", with_cells(normalize="def normalize(X):\n    return (X - X.mean(0)) / X.std(0)\n")
    )
    course.submit("damaged", right)
    course.notebook("submitted", "grid", "damaged").write_text("{", encoding="utf-8")
    course.submit("deleted", right)

    def delete(data: Any) -> None:
        data["cells"] = [
            cell
            for cell in data["cells"]
            if "sigmoid" not in (identity := cell["metadata"]["nbgrader"]["grade_id"])
            and identity != "neural_network-mse_loss-check"
        ]

    course.change("deleted", "neural_network", delete)
    course.submit("duplicate", right)

    def duplicate(data: Any) -> None:
        (cell,) = (
            one for one in data["cells"] if one["metadata"]["nbgrader"]["grade_id"] == SIGMOID
        )
        data["cells"].insert(0, {**cell, "id": "another", "source": WRONG_SIGMOID})

    course.change("duplicate", "neural_network", duplicate)
    course.submit("older", right)

    def age(data: Any) -> None:
        for cell in data["cells"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 1

    course.change("older", "neural_network", age)
    if sys.platform != "win32":  # a link takes rights there
        course.submit("linked", right)
        file = course.notebook("submitted", "neural_network", "linked")
        file.unlink()
        file.symlink_to(course.folder / "source" / ASSIGNMENT / "neural_network.ipynb")
        guest = course.folder / "submitted" / "guest"
        guest.mkdir()
        (guest / ASSIGNMENT).symlink_to(course.folder / "submitted" / "right" / ASSIGNMENT)
    graded = course.nbgrader("autograde", ASSIGNMENT)
    failed = re.findall(r"error processing assignment '\w+' for student '(\w+)'", graded.stdout)
    links = set() if sys.platform == "win32" else {"linked", "guest"}
    assert set(failed) == {"damaged", *links}, graded.stdout
    fed = course.nbgrader("generate_feedback", ASSIGNMENT)
    assert fed.returncode == 0, fed.stdout
    return course


# ── the course folder ────────────────────────────────────────────────────────────────────────


def test_made_twice_it_is_the_same(tmp_path: Path) -> None:
    """Byte for byte."""
    write_course(tmp_path / "one")
    assert {
        file.relative_to(tmp_path / "one").as_posix(): file.read_text(encoding="utf-8")
        for file in (tmp_path / "one").rglob("*")
        if file.is_file()
    } == make_course()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """It may be a course that runs."""
    (tmp_path / "gradebook.db").write_text("precious")
    with pytest.raises(AuthoringError, match="not an empty folder"):
        write_course(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["gradebook.db"]


@pytest.mark.parametrize("name", KATAS)
def test_notebooks_are_valid(name: str) -> None:
    """By nbformat's schema, and each cell's marks by nbgrader's own; no outputs."""
    import nbformat
    from nbgrader.nbgraderformat import v3

    schema = json.loads(Path(v3.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    notebook = nbformat.reads(make_course()[f"source/{ASSIGNMENT}/{name}.ipynb"], as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        jsonschema.validate(cell.metadata.nbgrader, schema)
        assert not cell.get("outputs")
    identities = [cell.metadata.nbgrader.grade_id for cell in notebook.cells]
    assert len(set(identities)) == len(identities)


def test_points_are_those_of_the_checks() -> None:
    """Function by function, and in all."""
    points = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"]["points"]
        for name in KATAS
        for cell in json.loads(make_course()[f"source/{ASSIGNMENT}/{name}.ipynb"])["cells"]
        if cell["metadata"]["nbgrader"]["grade"]
    }
    expected: dict[str, int] = {}
    for check in all_checks():
        identity = f"{check.exercise}-{check.function}-check"
        expected[identity] = expected.get(identity, 0) + check.points
    assert points == expected
    assert sum(points.values()) == all_points()


def test_what_is_released_holds_no_answer(course: Course) -> None:
    """No line of a solution, none of a hidden check."""
    lines = {
        line.strip()
        for file in (course.folder / "release").rglob("*")
        if file.is_file() and file.suffix != ".ipynb"
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    for name in KATAS:
        data = json.loads(course.notebook("release", name).read_text(encoding="utf-8"))
        for cell in data["cells"]:
            lines |= set(map(str.strip, "".join(cell["source"]).splitlines()))
    assert [line for line, _ in secret_lines() if line in lines] == []


# ── autograding ──────────────────────────────────────────────────────────────────────────────


def by_function(report: Report) -> dict[str, float]:
    return {f"{one.exercise}.{one.name}": float(one.points) for one in report.functions}


@pytest.mark.parametrize("student", ["right", "half", "untouched", "wrong", "hostile"])
def test_scores_are_those_of_pytest_grader(student: str, course: Course, tmp_path: Path) -> None:
    """On the same code, function by function."""
    shutil.copytree(SOLUTIONS, tmp_path / "exercises", ignore=shutil.ignore_patterns("__pycache__"))
    edition = make_edition()
    for name in KATAS:
        stub = edition[f"exercises/{name}.py"]
        file = tmp_path / "exercises" / f"{name}.py"
        if student == "untouched" or (student == "half" and name != "neural_network"):
            file.write_text(stub, encoding="utf-8")
    with (tmp_path / "exercises/neural_network.py").open("a", encoding="utf-8") as file:
        file.write({"wrong": f"\n\n{WRONG_SIGMOID}", "hostile": HOSTILE}.get(student, ""))
    assert course.scores()[student] == by_function(grade_all(tmp_path / "exercises"))


def test_partial_credit_has_its_reason(course: Course) -> None:
    """The named misconception, and what waits for it."""
    assert "the minus in the exponent is missing" in course.feedback("wrong", "neural_network")
    score = f"sigmoid: 0 of {points_of('neural_network.sigmoid')} points, ✗ wrong answer"
    assert score in course.feedback("wrong", "neural_network")
    assert "(3 more checks of this function not passed)" in course.feedback(
        "wrong", "neural_network"
    )
    assert "Waits for neural_network.sigmoid" in course.feedback("wrong", "and_gate")


def test_a_hostile_one_gains_nothing(course: Course) -> None:
    """It writes into no gradebook, and its text is no markup."""
    scores = course.scores()["hostile"]
    assert scores["neural_network.normalize"] == 0
    assert scores["neural_network.sigmoid"] == points_of("neural_network.sigmoid")
    file = course.folder / "feedback/hostile" / ASSIGNMENT / "neural_network.html"
    assert "<script>alert(1)" not in file.read_text(encoding="utf-8")


def test_magics_cost_nothing_and_are_named(course: Course) -> None:
    """A cell that can't be read costs its own function; what only tries something out, nothing."""
    scores = course.scores()["magics"]
    assert scores["neural_network.mse_loss"] == 0
    for subject in ("neural_network.sigmoid", "neural_network.normalize"):
        assert scores[subject] == points_of(subject)
    feedback = course.feedback("magics", "neural_network")
    assert "Left out, as it is not Python: `%matplotlib inline`, `!ls`." in feedback
    assert "SyntaxError: line 1 of the cell" in feedback


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes rights there")
def test_links_to_what_others_have_written_earn_nothing(course: Course) -> None:
    """Nor does feedback show what they lead to."""
    scores = course.scores()
    for student in ("linked", "guest"):
        assert not any(scores.get(student, {}).values())
        assert not list((course.folder / "feedback").glob(f"{student}/**/neural_network.html"))


def test_damaged_ones_stop_nobody(course: Course) -> None:
    """A cell that is gone costs its function; of two with one identity the last counts."""
    scores = course.scores()
    assert scores["deleted"]["neural_network.sigmoid"] == 0
    # Of mse_loss its check cell is gone, not itself.
    for subject in ("neural_network.mse_loss", "neural_network.normalize"):
        assert scores["deleted"][subject] == points_of(subject)
    assert sum(scores["duplicate"].values()) == all_points()
    assert sum(scores["older"].values()) == all_points()
    assert sum(scores["right"].values()) == all_points()


def test_hidden_checks_are_not_told(course: Course) -> None:
    """Neither in what is autograded nor in the feedback."""
    released = course.notebook("release", "neural_network").read_text(encoding="utf-8")
    secrets = [one.title for one in all_checks() if one.hidden and one.title not in released]
    for student in ("wrong", "half", "hostile", "untouched", "edge"):
        for name in KATAS:
            told = course.feedback(student, name)
            told += course.notebook("autograded", name, student).read_text(encoding="utf-8")
            assert not [title for title in secrets if title in told]
    assert "What this check looks at is not shown." in course.feedback("edge", "neural_network")
    normalize = "neural_network.normalize"
    lost = points_of(f"{normalize}.test_constant_column")
    assert course.scores()["edge"][normalize] == points_of(normalize) - lost


def test_again_changes_nothing(course: Course) -> None:
    """Scores are the same, whatever inputs are drawn."""
    before = course.scores()
    done = course.nbgrader("autograde", ASSIGNMENT, "--student=wrong", "--force")
    assert done.returncode == 0, done.stdout
    assert course.scores() == before


def test_manual_grades_and_late_penalties_stay_nbgraders(course: Course) -> None:
    """A teacher's points stand beside ours; and the export has both."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        grade = gradebook.find_grade(
            "neural_network-sigmoid-check", "neural_network", ASSIGNMENT, "untouched"
        )
        grade.manual_score = 3
        notebook = gradebook.find_submission_notebook("grid", ASSIGNMENT, "right")
        notebook.late_submission_penalty = 5
        gradebook.db.commit()
    course.nbgrader("autograde", ASSIGNMENT, "--student=untouched", "--force")
    assert course.scores()["untouched"]["neural_network.sigmoid"] == 3
    done = course.nbgrader("export")
    assert done.returncode == 0, done.stdout
    with (course.folder / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert float(rows["untouched"]["score"]) == 3
    assert float(rows["right"]["score"]) == all_points() - 5
    assert float(rows["right"]["raw_score"]) == all_points()


# ── in the student's Jupyter ─────────────────────────────────────────────────────────────────


def test_validate_tells_right_from_wrong(course: Course, tmp_path: Path) -> None:
    """And a kata finds the toolkit in the notebook beside it."""
    work = tmp_path / "work"
    shutil.copytree(course.folder / "release" / ASSIGNMENT, work)
    for name in ("neural_network", "and_gate"):
        shutil.copy(course.notebook("submitted", name, "right"), work)
    right = course.nbgrader("validate", "and_gate.ipynb", cwd=work)
    assert "Success! Your notebook passes all the tests." in right.stdout
    untouched = course.nbgrader("validate", "grid.ipynb", cwd=work)
    functions = [one for one in all_functions() if one.startswith("grid.")]
    assert f"VALIDATION FAILED ON {len(functions)} CELL(S)" in untouched.stdout
    assert "make_data is not right yet." in untouched.stdout


# ── a module out of a notebook ───────────────────────────────────────────────────────────────


def module(folder: Path, *cells: Any) -> Any:
    """Return the names that a module has that is made of a notebook's cells."""
    file = folder / "n.ipynb"
    file.write_text(json.dumps({"cells": list(cells)}), encoding="utf-8")
    source = module_of(file)
    namespace: dict[str, Any] = {"magics": source.magics}
    exec(source.text, namespace)
    return namespace


def code(source: Any, **marks: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {"nbgrader": marks}, "source": source}


def test_definitions_count_and_trials_do_not(tmp_path: Path) -> None:
    """Helpers in other cells, imports that fail, texts over several lines."""
    names = module(
        tmp_path,
        code("import no_such_module\nimport math\nSCALE = 2\nf(1)\nfor i in x: pass\n1 / 0"),
        code(["def f(x):\n", '    """A text\n', '  over lines."""\n', "    return SCALE * x"]),
        {"cell_type": "markdown", "source": "def g(): pass"},
    )
    assert names["f"](3) == 6
    assert names["f"].__doc__ == "A text\n  over lines."
    assert "g" not in names


@pytest.mark.parametrize(
    ("cell", "magics"),
    [
        ("%matplotlib inline\ndef f(): return 1", ["%matplotlib inline"]),
        ("%%time\ndef f(): return 1", ["%%time"]),
        ("def f():\n    !ls\n    x = %who\n    return 1", ["!ls", "x = %who"]),
        ("f?\ndef f(): return 1", ["f?"]),
        ("def f():\n    return (7\n        % 2)", []),
    ],
)
def test_magics_are_left_out(cell: str, magics: list[str], tmp_path: Path) -> None:
    """And a remainder is no magic."""
    names = module(tmp_path, code(cell))
    assert names["f"]() == 1
    assert names["magics"] == magics


def test_a_cell_in_another_language_is_left_out(tmp_path: Path) -> None:
    """Whatever is in it."""
    assert module(tmp_path, code("%%bash\nrm -rf x"))["magics"] == ["%%bash"]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"cells": 1}', "[" * 100_000, '{"cells": null}', "\x00"]
)
def test_a_damaged_notebook_is_told(text: str, tmp_path: Path) -> None:
    """By an error of its own."""
    file = tmp_path / "n.ipynb"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError):
        module_of(file)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_pipe_is_no_notebook(tmp_path: Path) -> None:
    """Nobody waits for what it may hold."""
    os.mkfifo(tmp_path / "pipe.ipynb")
    with pytest.raises(NotebookError, match="no file"):
        module_of(tmp_path / "pipe.ipynb")


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ("x = " + "1 + " * 20_000 + "1", "it is nested too deep|it can't be read"),
        ("x = [" + "1, " * 50_000 + "]", "it is too long"),
        ("x = (", "line 2 of the cell: '\\(' was never closed"),
    ],
)
def test_a_cell_that_can_not_be_read_says_so_when_called(
    extra: str, says: str, tmp_path: Path
) -> None:
    """It costs its own functions, and no others."""
    names = module(tmp_path, code("def f(): return 1"), code(f"def g(): return 2\n{extra}"))
    assert names["f"]() == 1
    with pytest.raises(SyntaxError, match=says):
        names["g"]()


@pytest.mark.parametrize(
    "cell",
    [
        1, None, {}, {"cell_type": "code"}, {"cell_type": "code", "source": [1, None]},
        {"cell_type": "code", "metadata": [], "source": ""}, code("x" * 10, grade_id=[1]),
        code("(" * 100_000), code("\x00"),
    ],
)  # fmt: skip
def test_odd_cells_are_passed_over(cell: Any, tmp_path: Path) -> None:
    """The others count as ever."""
    assert module(tmp_path, cell, code("def f(): return 1"))["f"]() == 1
