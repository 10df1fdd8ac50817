"""Right variants ("wheats") as submissions: the solutions with some functions written otherwise.

A file `<exercise>__<name>.py` holds functions that take the place of the solution's; one called
`<exercise>__whole_<name>.py` takes the place of the whole module.
"""

import ast
import contextlib
import functools
import importlib.util
import io
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.course import FunctionName, course
from grader.judging.check import Check
from grader.judging.judge import Judge
from grader.judging.reference import solutions_on_path
from grader.mistakes.library import Misconception
from grader.reports.message import as_text
from grader.reports.status import Status


class Lost(NamedTuple):
    """A check that a right variant has lost, and what it was told."""

    seed: int
    check: Check
    why: str

    def __str__(self) -> str:
        return f"seed {self.seed}, {self.check.id}: {self.why}"


def all_wheats() -> list[Path]:
    """Return the files of all right variants."""
    return sorted(course().right_variants.glob("*__*.py"))


def build(wheat: Path, folder: Path) -> Path:
    """Make a submission of a right variant, in a new folder."""
    exercise, _, name = wheat.stem.partition("__")
    code = wheat.read_text(encoding="utf-8")
    if not name.startswith("whole_"):
        return with_code(folder, {exercise: code})
    (copy_of_solutions(folder) / f"{exercise}.py").write_text(code, encoding="utf-8")
    return folder


def copy_of_solutions(folder: Path) -> Path:
    """Copy the solutions into a new folder and return it."""
    shutil.copytree(course().solutions, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def with_code(folder: Path, code: Mapping[str, str]) -> Path:
    """Make a submission of the solutions, with code added at the end of some modules.

    A function that the code defines takes the place of the one above it.
    """
    copy_of_solutions(folder)
    for module, text in code.items():
        file = folder / f"{module}.py"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n\n{text}", encoding="utf-8")
    return folder


def subjects_of(wheat: Path, checks: Iterable[Check]) -> set[str]:
    """Return the full names of the functions that a variant has: all, where it is a module."""
    exercise, _, name = wheat.stem.partition("__")
    graded = {check.subject for check in checks if check.exercise == exercise}
    if name.startswith("whole_"):
        return graded
    return graded & {f"{exercise}.{name}" for name in defined_in(wheat)}


def defined_in(file: Path) -> set[str]:
    """Return the names of the functions that a file defines, also by assigning one to a name.

    It defines nothing where it can't be parsed.
    """
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError):
        return set()
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def lost_by(folder: Path, checks: Iterable[Check], seeds: Iterable[int]) -> list[Lost]:
    """Judge a submission by some checks with several seeds; return what was lost."""
    submission = Submission(read_files(folder), 10.0, choose_sandbox("auto").start_worker)
    lost = []
    for seed in seeds:
        judge = Judge(submission, seed)
        for check in checks:
            result = judge.judge(check)
            if result.status is not Status.PASSED:
                lost.append(Lost(seed, check, as_text(result.message)))
    submission.close()
    return lost


class Variant:
    """A right variant: judged in a worker once, by the checks of all of its functions."""

    def __init__(self, wheat: Path, checks: Iterable[Check], seed: int) -> None:
        self.subjects = subjects_of(wheat, checks)
        self._wheat = wheat
        self._checks = [check for check in checks if check.subject in self.subjects]
        self._seed = seed

    def problems(self, subject: FunctionName) -> Iterator[str]:
        """Tell where a function of it loses points."""
        for lost in self._proof[0]:
            if lost.check.subject == subject:
                yield f"{self._wheat.name} is right, and yet loses: {lost}"

    def players(self, subject: FunctionName) -> Iterator[Misconception]:
        """Yield a function of it as what plays the learner, if it could be loaded."""
        function = getattr(self._proof[1], subject.partition(".")[2], None)
        if function is not None:
            yield Misconception(subject, self._wheat.stem, "", function)

    @functools.cached_property
    def _proof(self) -> tuple[list[Lost], ModuleType | None]:
        """What it has lost, and its module, loaded here: it is code of ours."""
        exercise = self._wheat.stem.partition("__")[0]
        with tempfile.TemporaryDirectory() as parent:
            folder = build(self._wheat, Path(parent) / "exercises")
            lost = lost_by(folder, self._checks, [self._seed])
            try:
                return lost, _load(folder / f"{exercise}.py")
            except Exception:
                return lost, None  # what it has lost says why


def _load(file: Path) -> ModuleType:
    """Import a file under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"{file.stem}_of_a_right_variant", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module  # a dataclass looks for its module there
    # It may print, as learners do.
    with solutions_on_path(course().solutions), contextlib.redirect_stdout(io.StringIO()):
        spec.loader.exec_module(module)
    return module
