"""A second course, of another subject: everything works on it by the same code.

It lies in `tests/course/` and has nothing but a course's own files. Here it is a folder of its own,
and the engine is a package that was built and installed beside NumPy.
"""

import compileall
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import programs
from tests.places import PROJECT

COURSE = PROJECT / "tests" / "course"
EXPORTS = ("gradescope", "exercism", "junit", "csv")
WRONG = "\n\ndef fit(X, y):\n    return np.linalg.solve(X.T @ X, X.T @ y)\n"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the engine, unpack and compile it, as pip does."""
    built, installed = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", built],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed / "site-packages")
    compileall.compile_dir(installed, quiet=1)
    return installed / "site-packages"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Copy the course into a folder of its own."""
    ignore = shutil.ignore_patterns("__pycache__", ".katas")
    return Path(shutil.copytree(COURSE, tmp_path / "fitting", ignore=ignore))


@pytest.fixture
def run(course: Path, engine: Path):
    """Return what runs Python in the course, with the engine that was built."""

    def run(*arguments: str, folder: Path = course) -> programs.Done:
        variables = {
            **os.environ,
            "PYTHONPATH": str(engine),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        module, *others = arguments
        done = programs.run(module, *others, folder=folder, environment=variables)
        assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
        return done

    return run


def kata(*arguments: str) -> tuple[str, ...]:
    return ("grader.cli.staff", *arguments)


def test_the_engine_holds_nothing_of_a_course(engine: Path) -> None:
    """No check, no misconception, no hint, no solution, no exercise."""
    files = [file.relative_to(engine).as_posix() for file in engine.rglob("*") if file.is_file()]
    assert "grader/judging/judge.py" in files
    assert "grader/authoring/student/README.md.template" in files
    assert "grader/authoring/student/.github/workflows/grade.yml.template" in files
    for name in files:
        assert not name.startswith(("grader/checks", "grader/misconceptions", "solutions"))
        assert "neural_network" not in name
    assert "grader/hints.toml" not in files


def test_its_stubs_are_made_from_its_solutions(run, course: Path) -> None:
    """As they are in the repository."""
    assert run(*kata("stubs", "--check")).stdout == "All stubs are up to date.\n"
    shutil.rmtree(course / "exercises")
    assert "least_squares.py, moving_average.py" in run(*kata("stubs")).stdout
    for name in ("least_squares.py", "moving_average.py"):
        assert (course / "exercises" / name).read_bytes() == (
            COURSE / "exercises" / name
        ).read_bytes()


@pytest.mark.parametrize("sandbox", ["auto", "process"])
def test_it_is_graded(run, course: Path, sandbox: str) -> None:
    """Right, untouched and wrong, with the cause of what is wrong."""
    right = run("pytest", "grader", "--submission", "solutions", "--sandbox", sandbox)
    assert "20 of 20 points" in right.stdout
    untouched = run("pytest", "grader", "--sandbox", sandbox)
    assert "0 of 20 points" in untouched.stdout
    assert "Start here: open exercises/least_squares.py, find `add_ones`" in untouched.stdout
    shutil.copytree(course / "solutions", course / "wrong", ignore=lambda *_: ["__pycache__"])
    with (course / "wrong/least_squares.py").open("a", encoding="utf-8") as file:
        file.write(WRONG)
    wrong = run("pytest", "grader", "--submission", "wrong", "--sandbox", sandbox)
    assert "14 of 20 points" in wrong.stdout
    assert "This is what you get when the line has no constant" in " ".join(wrong.stdout.split())
    assert "right, with our fit in place of yours" in wrong.stdout


def test_its_proofs_are_made(run) -> None:
    """Every misconception is caught and named."""
    done = run(*kata("certify"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("\nNo problems.\n")
    assert "moving_average.trend                           1 right, 2 wrong variants" in done.stdout


def test_it_is_released(run, course: Path, tmp_path: Path) -> None:
    """The edition works by itself, without the engine, and holds no answer."""
    edition = tmp_path / "for students"
    run(*kata("release", str(edition)))
    texts = {
        file: file.read_text(encoding="utf-8") for file in edition.rglob("*") if file.is_file()
    }
    assert not [file for file, text in texts.items() if "np.linalg.solve(A.T" in text]
    assert not (edition / "grader/checks/points_on_a_line.py").exists()
    workflow = (edition / ".github/workflows/grade.yml").read_text(encoding="utf-8")
    assert (
        "pip install 'click>=8.2' 'numpy>=2.0' 'pytest>=8.4' 'watchfiles>=1.0' 'jsonschema>=4.20'\n"
        in workflow
    )
    readme = (edition / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# Fitting katas\n\nFit a line to points, and smooth a series,")
    assert "7 points are checked here" in readme
    assert "pytest grader -k add_ones" in readme
    for name in ("README.md", "pyproject.toml"):
        assert "perceptron" not in texts[edition / name].lower()
    shutil.copytree(course / "solutions", edition / "exercises", dirs_exist_ok=True)
    variables = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = programs.run("pytest", "grader", folder=edition, environment=variables)
    assert "7 of 7 points that are checked here; 13 more are graded later" in done.stdout


def test_it_becomes_notebooks(run, tmp_path: Path) -> None:
    """With its own words, and no others'."""
    run(*kata("notebooks", str(tmp_path / "course")))
    folder = tmp_path / "course/source/fitting"
    notebooks = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.ipynb")}
    assert sorted(notebooks) == ["least_squares.ipynb", "moving_average.ipynb"]
    assert (
        "# Least squares: the line that comes closest to points."
        in notebooks["least_squares.ipynb"]
    )
    for text in notebooks.values():
        assert "perceptron" not in text.lower()


def test_its_report_is_read_and_exported(run, course: Path) -> None:
    """For every system."""
    run("pytest", "grader", "--submission", "solutions", "--report", "report.json")
    report = json.loads((course / "report.json").read_text(encoding="utf-8"))
    assert [exercise["name"] for exercise in report["exercises"]] == [
        "least_squares",
        "moving_average",
    ]
    assert run(*kata("verdict", "report.json")).returncode == 0
    # The others in one process, which loads them once.
    formats = [["export", "report.json", "--format", name] for name in EXPORTS]
    (course / "all.py").write_text(
        "from click.testing import CliRunner\nfrom grader.cli.staff import app\n"
        f"for arguments in {[['summary', 'report.json'], *formats]}:\n"
        "    done = CliRunner().invoke(app, arguments)\n"
        "    print(done.output)\n    assert done.exit_code == 0\n",
        encoding="utf-8",
    )
    done = run("all")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("## 20 of 20 points")
    assert "perceptron" not in done.stdout


def test_its_hints_are_given(run) -> None:
    """About a function by name, and about what comes next."""
    assert "moving_average.trend, hint 1 of 3" in run(*kata("hint", "trend")).stdout
    assert "least_squares.add_ones, hint 1 of 3" in run(*kata("hint")).stdout


def test_its_functions_are_tried_and_compared(run, course: Path) -> None:
    """It has no pictures, and says so; all else works on it as on any course."""
    told = run(*kata("show", "least_squares"))
    assert told.returncode == 1
    assert told.stderr == "kata show: this course has no pictures.\n"
    shutil.copytree(
        course / "solutions",
        course / "exercises",
        dirs_exist_ok=True,
        ignore=lambda *_: ["__pycache__"],
    )
    tried = run(*kata("try", "fit([[0.0], [1.0], [2.0]], [[1.0], [3.0], [5.0]])")).stdout
    assert "Expected  [[1], [2]]\n          The same.\n" in tried
    compared = run(*kata("solution", "trend")).stdout
    assert "Yours is the same as ours, up to comments and layout." in compared
    (course / "exercises/examples.py").write_text("add_ones([[2.0]]) == [[1.0, 2.0]]\n")
    judged = run(*kata("examples")).stdout
    assert judged.startswith("least_squares.add_ones: the example is right; it catches 2 of ")


def test_outside_of_a_course_it_says_so(run, tmp_path: Path) -> None:
    """In a sentence."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run(*kata("certify"), folder=elsewhere)
    assert done.returncode == 1
    assert "there is no course in" in done.stderr
