"""Makes the edition for students: stubs, and a grader with its visible checks only.

What is graded later is not in it: no solution, no hidden check nor what only hidden checks use, and
no misconception, since those are code as well. Regions between the markers of hidden tests are
removed by nbgrader's own preprocessor.
"""

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from grader.authoring.stubs import make_stubs
from grader.catalogue import PROJECT, SOLUTIONS, Check, load_checks
from grader.dependencies import WRITTEN, written_dependencies

GRADER = PROJECT / "grader"
STUDENT = Path(__file__).with_name("student")
"""Files that the edition has, and this repository has not, or otherwise."""
TEMPLATE = ".template"
"""The end of a file's name where values are put in the place of {names}."""
COPIED = (
    "LICENSE",
    ".gitignore",
    "exercises/README.md",
    "grader/catalogue.py",
    "grader/cli/__init__.py",
    "grader/cli/learner.py",
    "grader/dependencies.py",
    "grader/describe.py",
    "grader/evidence.py",
    "grader/expect.py",
    "grader/feedback.py",
    "grader/github/__init__.py",
    "grader/github/workflow_commands.py",
    "grader/grading.py",
    "grader/hints.py",
    "grader/hints.toml",
    "grader/judge.py",
    "grader/limits.py",
    "grader/misconceptions/__init__.py",
    "grader/outcome.py",
    "grader/patience.py",
    "grader/pipes.py",
    "grader/plugin.py",
    "grader/process.py",
    "grader/protocol.py",
    "grader/recognition.py",
    "grader/reference.py",
    "grader/renderers/__init__.py",
    "grader/renderers/markdown.py",
    "grader/renderers/terminal.py",
    "grader/renderers/words.py",
    "grader/report.py",
    "grader/report.schema.json",
    "grader/report_file.py",
    "grader/sandbox.py",
    "grader/status.py",
    "grader/submission.py",
    "grader/system_calls.py",
    "grader/text.py",
    "grader/threads.py",
    "grader/worker.py",
)
"""Named one by one: what is added to this repository is not in the edition by chance."""
ONLY_HIDDEN = ("oracle.py",)
"""Modules among the checks that hidden ones alone use."""


def make_edition() -> dict[str, str]:
    """Return the edition's files, by path. Raises AuthoringError."""
    checks = load_checks()
    files = {name: (PROJECT / name).read_text(encoding="utf-8") for name in COPIED}
    files |= {f"exercises/{name}": text for name, text in make_stubs(SOLUTIONS).items()}
    for file in sorted((GRADER / "checks").glob("*.py")):
        if file.name not in ONLY_HIDDEN:
            source = file.read_text(encoding="utf-8")
            files[f"grader/checks/{file.name}"] = without_hidden_checks(source)
    for file in sorted(STUDENT.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            name = file.relative_to(STUDENT).as_posix()
            files[name.removesuffix(TEMPLATE)] = file.read_text(encoding="utf-8")
    files[f"grader/{WRITTEN.name}"] = written_dependencies(SOLUTIONS)
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
    with (PROJECT / "pyproject.toml").open("rb") as file:
        ours = tomllib.load(file)
    pytest_options = ours["tool"]["pytest"]["ini_options"]
    # JSON's texts and lists are TOML's, too.
    return {
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
