"""Makes the edition for students: stubs, and a grader with its visible checks only.

What is graded later is not in it: no solution, no hidden check nor what only hidden checks use, and
no misconception, since those are code as well. Regions between the markers of hidden tests are
removed by nbgrader's own preprocessor.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from grader.authoring.stubs import make_stubs
from grader.course import ENGINE, course
from grader.judging.check import Check, load_checks
from grader.judging.dependencies import WRITTEN, written_dependencies

STUDENT = Path(__file__).with_name("student")
"""Files that the edition has, and this repository has not, or otherwise."""
TEMPLATE = ".template"
"""The end of a file's name where values are put in the place of {names}."""
OF_THE_COURSE = ("LICENSE", ".gitignore", "exercises/README.md", "grader/hints.toml")
OF_THE_ENGINE = (
    "course.py",
    "grading.py",
    "plugin.py",
    *("worker/*.py", "boundary/*.py", "judging/*.py", "mistakes/*.py"),
    *("reports/*.py", "reports/report.schema.json", "reports/renderers/*.py"),
    *("reports/github/__init__.py", "reports/github/workflow_commands.py"),
    *("learning/*.py", "cli/__init__.py", "cli/learner.py"),
)
"""The rooms that a learner's grader needs. What is added elsewhere is not in the edition."""
ONLY_HIDDEN = ("oracle.py", "visited_batches.py")
"""Modules among the checks that hidden ones alone use."""


def make_edition() -> dict[str, str]:
    """Return the edition's files, by path. Raises AuthoringError."""
    checks = load_checks()
    root, solutions = course().root, course().solutions
    files = {name: (root / name).read_text(encoding="utf-8") for name in OF_THE_COURSE}
    for pattern in OF_THE_ENGINE:
        for file in ENGINE.glob(pattern):
            name = file.relative_to(ENGINE).as_posix()
            files[f"grader/{name}"] = file.read_text(encoding="utf-8")
    files |= {f"exercises/{name}": text for name, text in make_stubs(solutions).items()}
    for file in sorted(course().checks.glob("*.py")):
        if file.name not in ONLY_HIDDEN:
            source = file.read_text(encoding="utf-8")
            files[f"grader/checks/{file.name}"] = without_hidden_checks(source)
    for file in sorted(STUDENT.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            name = file.relative_to(STUDENT).as_posix()
            files[name.removesuffix(TEMPLATE)] = file.read_text(encoding="utf-8")
    files[f"grader/{WRITTEN}"] = written_dependencies(solutions)
    files["README.md"] = _filled(
        files["README.md"],
        {
            "visible": str(sum(check.points for check in checks if not check.hidden)),
            "later": str(sum(check.points for check in checks if check.hidden)),
        },
    )
    files["pyproject.toml"] = _filled(files["pyproject.toml"], _settings(checks))
    return dict(sorted(files.items()))


def without_hidden_checks(source: str) -> str:
    """Return a module of checks without its hidden regions, and imports that they alone used."""
    import autoflake
    from nbformat.v4 import new_code_cell
    from nbgrader.preprocessors import ClearHiddenTests

    cell = new_code_cell(source)
    ClearHiddenTests(enforce_metadata=False).preprocess_cell(
        cell, {"nbgrader": {"grade": True, "schema_version": 3}}, 0
    )
    cleared = autoflake.fix_code(str(cell.source), remove_all_unused_imports=True)
    return re.sub(r"\n{4,}", "\n\n\n", cleared).rstrip("\n") + "\n"


def _settings(checks: Iterable[Check]) -> dict[str, str]:
    """Return what the edition's pyproject.toml takes from ours, written as TOML."""
    ours = course().settings
    pytest_options = ours["tool"]["pytest"]["ini_options"]
    # JSON's texts and lists are TOML's, too.
    return {
        "title": json.dumps(course().title, ensure_ascii=False),
        "version": json.dumps(ours["project"]["version"]),
        "requires-python": json.dumps(ours["project"]["requires-python"]),
        "dependencies": json.dumps(ours["project"]["dependencies"]),
        "reports": json.dumps(ours["dependency-groups"]["reports"]),
        "minversion": json.dumps(pytest_options["minversion"]),
        "testpaths": json.dumps(pytest_options["testpaths"], indent=4),
        "graded-later": _graded_later(checks),
    }


def _graded_later(checks: Iterable[Check]) -> str:
    """Return the points of hidden checks as TOML, a table for each exercise."""
    later: dict[str, dict[str, int]] = {}
    for check in checks:
        functions = later.setdefault(check.exercise, {})
        functions[check.function] = functions.get(check.function, 0) + check.points * check.hidden
    return "\n\n".join(
        "\n".join(
            [
                f"[tool.katas.graded-later.{exercise}]",
                *(f"{function} = {points}" for function, points in functions.items() if points),
            ]
        )
        for exercise, functions in later.items()
    )


def _filled(template: str, values: dict[str, str]) -> str:
    """Put values in the place of their names in braces."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template
