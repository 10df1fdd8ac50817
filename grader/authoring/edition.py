"""Makes the edition for students: stubs, and a grader with its visible checks only.

What is graded later is not in it: no solution, no hidden check nor what only hidden checks use, and
no misconception, since those are code as well. Regions between the markers of hidden tests are
removed by nbgrader's own preprocessor.
"""

import ast
import json
import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from grader.authoring.stubs import make_stubs
from grader.course import ENGINE, course
from grader.judging.check import Check, load_checks
from grader.judging.dependencies import WRITTEN, written_dependencies

STUDENT = Path(__file__).with_name("student")
"""Files that the edition has, and this repository has not, or otherwise."""
TEMPLATE = ".template"
"""The end of a file's name where values are put in the place of {names}."""
PINNED = ".github/requirements/grading.txt"
"""What a workflow installs to grade, each version with its hashes."""
OF_THE_COURSE = ("LICENSE", ".gitignore", "exercises/README.md", "grader/hints.toml", PINNED)
"""Copied as they are, those that there are."""
OF_THE_ENGINE = (
    *("course.py", "files.py", "grading.py", "check_items.py", "asked.py", "plugin.py"),
    *("worker/*.py", "boundary/*.py", "judging/*.py", "mistakes/*.py"),
    *("reports/*.py", "reports/report.schema.json", "reports/renderers/*.py"),
    *("reports/github/__init__.py", "reports/github/workflow_commands.py"),
    *("learning/*.py", "cli/__init__.py", "cli/learner.py"),
)
"""The rooms that a learner's grader needs. What is added elsewhere is not in the edition."""


def make_edition() -> dict[str, str]:
    """Return the edition's files, by path. Raises AuthoringError."""
    root, solutions = course().root, course().solutions
    files = {name: _read(root / name) for name in OF_THE_COURSE if (root / name).exists()}
    for pattern in OF_THE_ENGINE:
        for file in ENGINE.glob(pattern):
            files[f"grader/{file.relative_to(ENGINE).as_posix()}"] = _read(file)
    files |= {f"exercises/{name}": text for name, text in make_stubs(solutions).items()}
    files |= {f"grader/checks/{name}": text for name, text in visible_checks().items()}
    files[f"grader/{WRITTEN}"] = written_dependencies(solutions)
    checks = load_checks()
    for file in sorted(STUDENT.rglob("*")):
        name = file.relative_to(STUDENT).as_posix()
        if file.suffix == TEMPLATE:
            name = name.removesuffix(TEMPLATE)
            files[name] = _filled(_read(file), _VALUES[name](checks))
        elif file.is_file() and file.suffix != ".pyc":
            files[name] = _read(file)
    return dict(sorted(files.items()))


def visible_checks() -> dict[str, str]:
    """Return the files of checks, and their helpers, without all that hidden checks alone use."""
    files = sorted(course().checks.glob("*.py"))
    cleared = {file.name: without_hidden_checks(_read(file)) for file in files}
    needed = _helpers_of({file.name: _read(file) for file in files})
    visible = _helpers_of(cleared)
    return {name: text for name, text in cleared.items() if name not in needed - visible}


def _helpers_of(files: Mapping[str, str]) -> set[str]:
    """Return the modules beside the files of checks that these import, directly or not."""
    found: set[str] = set()
    waiting = [name for name in files if name.startswith("test_")]
    while waiting:
        tree = ast.parse(files[waiting.pop()])
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        names = {f"{str(node.module).removeprefix('grader.checks.')}.py" for node in imports}
        new = names & files.keys() - found
        found |= new
        waiting += new
    return found


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


def _words(checks: Sequence[Check]) -> dict[str, str]:
    """Return what the edition's README.md says of this course."""
    first, dependencies = checks[0], course().settings["project"]["dependencies"]
    packages = [re.split(r"[^\w.-]", name, maxsplit=1)[0] for name in dependencies]
    scripts = [name for name in course().exercise_names if _is_a_script(name)]
    row = f"| `python exercises/{scripts[0]}.py` | runs a kata as a script |\n" if scripts else ""
    return {
        "title": course().title,
        "summary": course().summary,
        "visible": str(sum(check.points for check in checks if not check.hidden)),
        "later": str(sum(check.points for check in checks if check.hidden)),
        "function": first.function,
        "packages": " ".join(packages),
        "script\n": row,
        "way": "\n[exercises/README.md](exercises/README.md) shows the way through.\n"
        if (course().exercises / "README.md").exists()
        else "",
    }


def _is_a_script(exercise: str) -> bool:
    """Whether an exercise does something when it is run by itself."""
    return "\nif __name__ ==" in _read(course().solutions / f"{exercise}.py")


def _settings(checks: Sequence[Check]) -> dict[str, str]:
    """Return what the edition's pyproject.toml takes from the course's, written as TOML."""
    ours = course().settings
    project, pytest_options = ours["project"], ours["tool"]["pytest"]["ini_options"]
    values = {
        "name": f"{course().name}-for-students",
        "title": course().title,
        "summary": course().summary,
        "version": project["version"],
        "description": project["description"],
        "requires-python": project["requires-python"],
        "dependencies": project["dependencies"],
        "reports": ours["dependency-groups"]["reports"],
        "minversion": pytest_options["minversion"],
    }
    # JSON's texts and lists are TOML's, too.
    return {
        **{name: json.dumps(value, ensure_ascii=False) for name, value in values.items()},
        "testpaths": json.dumps(pytest_options["testpaths"], indent=4),
        "graded-later": _graded_later(checks),
    }


def _installs(checks: Sequence[Check]) -> dict[str, str]:
    """Return what the edition's workflow asks pip for: what the course has pinned, if it has."""
    if (course().root / PINNED).exists():
        return {"requirements": f"--require-hashes --requirement {PINNED}"}
    ours = course().settings
    wanted = [*ours["project"]["dependencies"], *ours["dependency-groups"]["reports"]]
    return {"requirements": shlex.join(wanted)}


_VALUES: dict[str, Callable[[Sequence[Check]], dict[str, str]]] = {
    "README.md": _words,
    "pyproject.toml": _settings,
    ".github/workflows/grade.yml": _installs,
}
"""What is put into the templates of an edition."""


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


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _filled(template: str, values: dict[str, str]) -> str:
    """Put values in the place of their names in braces."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template
