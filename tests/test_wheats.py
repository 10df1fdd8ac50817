"""Right variants ("wheats"): whatever the style, a right answer scores full points.

`wheats/<exercise>__<name>.py` holds functions that take the place of the solution's; a file called
`<exercise>__whole_<name>.py` takes the place of the whole module.
"""

import ast
import codecs
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grader.catalogue import SOLUTIONS
from grader.judge import Judge
from grader.outcome import Status
from grader.submission import Submission
from tests.submissions import all_checks, copy_of_solutions, grade_all, with_code

WHEATS = sorted((Path(__file__).parent / "wheats").glob("*__*.py"))
SEEDS = range(1, 21)


def build(wheat: Path, folder: Path) -> Path:
    """Make a submission of a wheat."""
    exercise, _, name = wheat.stem.partition("__")
    code = wheat.read_text(encoding="utf-8")
    if not name.startswith("whole_"):
        return with_code(folder, {exercise: code})
    copy_of_solutions(folder)
    (folder / f"{exercise}.py").write_text(code, encoding="utf-8")
    return folder


def functions_in(wheat: Path) -> set[str]:
    """Return the full names of the functions that a wheat has: all, where it is a whole module."""
    exercise, _, name = wheat.stem.partition("__")
    if name.startswith("whole_"):
        return {check.subject for check in all_checks() if check.exercise == exercise}
    tree = ast.parse(wheat.read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assigned = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    return {f"{exercise}.{name}" for name in names + assigned}


def losses(folder: Path, subjects: set[str]) -> list[str]:
    """Judge the functions with 20 seeds, in one worker; return what was lost."""
    checks = [check for check in all_checks() if check.subject in subjects]
    submission = Submission(folder, 10.0)
    lost = []
    for seed in SEEDS:
        judge = Judge(submission, SOLUTIONS, seed)
        for check in checks:
            result = judge.judge(check)
            if result.status is not Status.PASSED:
                lost.append(f"seed {seed}, {check.id}: {result.message}")
    submission.close()
    return lost


@pytest.fixture(scope="module")
def lost_by_wheat(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Grade all wheats, two at a time."""
    folder = tmp_path_factory.mktemp("wheats")

    def grade_one(wheat: Path) -> tuple[str, list[str]]:
        return wheat.stem, losses(build(wheat, folder / wheat.stem), functions_in(wheat))

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(grade_one, WHEATS))


@pytest.mark.parametrize("name", [wheat.stem for wheat in WHEATS])
def test_a_right_variant_loses_nothing(name: str, lost_by_wheat: dict[str, list[str]]) -> None:
    """With 20 different seeds."""
    assert lost_by_wheat[name] == []


def test_right_variants_cover_every_function() -> None:
    """More than 30, over all of them."""
    covered = set().union(*map(functions_in, WHEATS))
    assert len(WHEATS) >= 30
    assert {check.subject for check in all_checks()} <= covered


@pytest.mark.parametrize("wheat", WHEATS[::12], ids=lambda wheat: wheat.stem)
def test_a_right_variant_scores_100_with_all_that_is_built_on_it(
    wheat: Path, tmp_path: Path
) -> None:
    """A sample of them, by all checks."""
    assert grade_all(build(wheat, tmp_path / "exercises")).points == 100


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("CRLF line ends", lambda data: data.replace(b"\n", b"\r\n")),
        ("a byte-order mark", lambda data: codecs.BOM_UTF8 + data),
        ("Latin-1 with a cookie", lambda data: b"# coding: latin-1\n# caf\xe9\n" + data),
        ("no newline at the end", lambda data: data.rstrip()),
        ("tabs", lambda data: data.replace(b"    ", b"\t")),
    ],
)
def test_a_right_file_may_be_written_with(
    name: str, change: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    """What editors do to a file is no mistake."""
    folder = copy_of_solutions(tmp_path / "exercises")
    for file in folder.glob("*.py"):
        file.write_bytes(change(file.read_bytes()))
    assert grade_all(folder).points == 100
