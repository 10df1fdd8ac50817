"""The commands, as a teacher runs them: `kata notebooks`, and nbgrader's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.staff import app
from grader.course import ENGINE
from tests.notebooks.nbgrader_course import ASSIGNMENT, NbgraderCourse, solutions
from tests.places import PROJECT
from tests.submissions import all_checks

IN_THE_ENGINES_FOLDER = ("checks", "misconceptions", "hints.toml")
TOOLKIT = ("neural_network",)
RUN = """
import sys
from nbgrader.apps.nbgraderapp import main
from traitlets.config import Application

assignment, *commands = sys.argv[1:]
for command in commands:
    sys.argv = ["nbgrader", command, assignment, "--force"]
    main()
    type(Application.instance()).clear_instance()
"""
"""Runs commands as `nbgrader` does, one after the other: to load it takes longer than they do."""


def test_kata_notebooks_says_what_it_has_made(tmp_path: Path) -> None:
    """And makes nothing where there is something."""
    folder = tmp_path / "course"
    made = CliRunner().invoke(app, ["notebooks", str(folder)])
    assert made.exit_code == 0, made.output
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert f"{len(files) - 1} files written, 0 removed in {folder}" in made.output
    assert (folder / "nbgrader_config.py").is_file()
    again = CliRunner().invoke(app, ["notebooks", str(folder)])
    assert again.exit_code != 0
    assert "is not empty" in again.output
    updated = CliRunner().invoke(app, ["notebooks", str(folder), "--update"])
    assert "0 files written, 0 removed" in updated.output


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Copy the engine into a folder as packages are installed into, without the course."""
    folder = tmp_path / "packages"
    left_out = shutil.ignore_patterns(*IN_THE_ENGINES_FOLDER, "__pycache__")
    shutil.copytree(ENGINE, folder / "grader", ignore=left_out)
    return folder


@pytest.fixture
def katas(tmp_path: Path) -> Path:
    """Copy what grading needs of the course, without the engine."""
    folder = tmp_path / "katas"
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "solutions", folder / "solutions", ignore=left_out)
    for name in ("checks", "misconceptions"):
        shutil.copytree(ENGINE / name, folder / "grader" / name, ignore=left_out)
    shutil.copy(PROJECT / "pyproject.toml", folder)
    return folder


def test_from_what_is_handed_out_to_feedback(
    installed: Path, katas: Path, released: NbgraderCourse
) -> None:
    """With the engine in one place, the course in another, and nbgrader in a third."""
    # With its gradebook: for a new one nbgrader asks for `alembic`, which may not be on the path.
    course = NbgraderCourse(katas.parent / "course")
    shutil.copytree(released.folder, course.folder)
    with (course.folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f'\nc.GradeInSandbox.katas = "../{katas.name}"\n')
    course.submit("right", solutions(), TOOLKIT)

    commands = ("generate_assignment", "autograde", "generate_feedback")
    done = subprocess.run(
        [sys.executable, "-P", "-W", "ignore", "-c", RUN, ASSIGNMENT, *commands],
        cwd=course.folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    total = sum(check.points for check in all_checks() if check.exercise in TOOLKIT)
    assert sum(course.scores()["right"].values()) == total
    assert "sigmoid: 4 of 4 points, ✓ right" in course.feedback("right", *TOOLKIT)
