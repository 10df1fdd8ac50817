"""A small course in a folder of its own: one exercise of two functions, which keeps all rules."""

import os
import sys
from pathlib import Path

from grader.authoring.new_exercise import new_exercise
from grader.authoring.stubs import make_stubs, write_stubs
from grader.course import Course
from tests import programs
from tests.places import PROJECT

SETTINGS = """\
[project]
name = "small"

[tool.pytest.ini_options]
testpaths = [] # the order

[tool.katas]
title = "Small"
"""
SECOND = {
    "solutions/zigzag.py": "def zigzag",
    "grader/checks/test_zigzag.py": "class TestZigzag",
    "grader/hints.toml": "zigzag = ",
    "grader/misconceptions/zigzag.py": "def zigzag__",
    "tests/wheats/zigzag__otherwise.py": "def zigzag",
}
"""What is there a second time, under the name of `coil`: all from here on."""


def empty_course(root: Path) -> Course:
    """Make a course without exercises; and forget that of an earlier one, if it was imported."""
    sys.modules.pop("zigzag", None)
    (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    for package in ("checks", "misconceptions"):
        (root / "grader" / package).mkdir(parents=True)
        (root / "grader" / package / "__init__.py").touch()
    (root / "grader" / "hints.toml").touch()
    return Course(root)


def small_course(root: Path) -> Course:
    """Make a course out of a skeleton that somebody has finished, with a function more."""
    new_exercise(empty_course(root), "zigzag")
    for path, begin in SECOND.items():
        file = root / path
        text = file.read_text(encoding="utf-8").replace("TODO: ", "")
        second = text[text.index(begin) :].replace("zigzag", "coil").replace("Zigzag", "Coil")
        file.write_text(f"{text}\n\n{second}", encoding="utf-8")
    course = Course(root)
    write_stubs(make_stubs(course.solutions), course.exercises)
    return course


def run(folder: Path, module: str, *arguments: str) -> programs.Done:
    """Run a module in a course, with this repository's engine where the course has none."""
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(folder), str(PROJECT)]),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "NO_COLOR": "1",
    }
    return programs.run(module, *arguments, folder=folder, environment=variables)
