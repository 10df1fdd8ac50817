"""A Python or NumPy that is too old is told in a sentence, before anything needs a newer one."""

import ast
import re
from pathlib import Path

import pytest

from grader.boundary import versions
from grader.course import ENGINE, course

OLDEST_PYTHON_OF_PYTEST = (3, 9)
"""That of pytest 8.4: with an older one there is no run that gets as far as the grader."""


@pytest.mark.parametrize(
    ("version", "problem"),
    [
        ((3, 9, 18), "the katas need Python 3.11 or newer, and this is Python 3.9"),
        ((3, 11, 0), ""),
        ((4, 0, 0), ""),
    ],
)
def test_an_old_python_is_told(version: tuple[int, ...], problem: str) -> None:
    """What it is, and what is needed."""
    assert versions.problem_with_python(version) == problem


@pytest.mark.parametrize(
    ("version", "problem"),
    [
        ("1.26.4", "the katas need NumPy 2.0 or newer, and this is NumPy 1.26.4; run "),
        ("", "the katas need NumPy 2.0 or newer, and this Python can't import it; run "),
        ("2.0.0rc1", ""),
        ("10.1", ""),
    ],
)
def test_an_old_numpy_is_told_or_that_there_is_none(version: str, problem: str) -> None:
    """With the command that gets a newer one."""
    assert versions.problem_with_numpy(version).startswith(problem)
    assert bool(versions.problem_with_numpy(version)) == bool(problem)


def test_they_are_the_versions_that_the_project_asks_for() -> None:
    """In pyproject.toml."""
    project = course().settings["project"]
    assert project["requires-python"] == f">={'.'.join(map(str, versions.PYTHON))}"
    assert f"numpy>={versions.NUMPY}.0" in project["dependencies"]


def test_what_is_read_before_is_read_by_an_old_python() -> None:
    """All files up to the question; the plugin itself is read as a whole."""
    plugin = (ENGINE / "plugin.py").read_text(encoding="utf-8")
    before = plugin[: plugin.index("if _problem := ")]
    modules = re.findall(r"^from grader\.([\w.]+) import", before, re.MULTILINE)
    assert modules == ["boundary.shadows", "boundary.variables", "boundary.versions"]
    files = [ENGINE / f"{name.replace('.', '/')}.py" for name in modules]
    for file in [*files, ENGINE / "__init__.py", ENGINE / "boundary/__init__.py"]:
        _parse_as_old(file)
        assert "import grader" not in file.read_text(encoding="utf-8")
    _parse_as_old(ENGINE / "plugin.py")


def _parse_as_old(file: Path) -> None:
    ast.parse(file.read_text(encoding="utf-8"), feature_version=OLDEST_PYTHON_OF_PYTEST)
