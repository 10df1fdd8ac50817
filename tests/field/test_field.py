"""What was met in the field comes out as it should: points, status, words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.authoring.right_variants import with_code
from grader.reports.message import as_text
from tests.field.cases import FOLDER, Case, all_cases, graded, in_submissions, read
from tests.submissions import all_functions, grade_all

by_name = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)


@by_name
def test_a_case_gets_its_points_and_a_true_reason(case: Case) -> None:
    """As its head says."""
    for outcome in case.outcomes:
        function = graded()[case.name][outcome.subject]
        text = "\n".join(as_text(check.message) for check in function.lost)
        assert (function.points, function.status) == (outcome.points, outcome.status), text
        # However the lines of a message are laid out.
        text, flat = text, " ".join(text.split())
        for words in outcome.says:
            assert " ".join(words.split()) in flat, text
        for words in outcome.never_says:
            assert words not in flat, text


@pytest.mark.parametrize("case", [one for one in all_cases() if one.scripts], ids=lambda c: c.name)
def test_full_points_mean_that_scripts_run(case: Case, tmp_path: Path) -> None:
    """And print what the exercise asks for."""
    folder = with_code(tmp_path / "exercises", {case.module: case.code})
    for script in case.scripts:
        done = subprocess.run(
            [sys.executable, f"{script}.py"],
            cwd=folder, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "Accuracy: " in done.stdout


def test_functions_that_return_nothing_earn_nothing(tmp_path: Path) -> None:
    """All of them, in all files."""
    code: dict[str, str] = {}
    for subject in all_functions():
        module, _, function = subject.partition(".")
        code[module] = f"{code.get(module, '')}def {function}(*given, **named): return None\n"
    report = grade_all(with_code(tmp_path / "exercises", code), name_mistakes=False)
    assert report.points == 0


def test_every_kind_is_in_the_log() -> None:
    """Each file is named in the README, and each name there is a file's."""
    log = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+__\w+)`", log))
    assert named == {case.name for case in all_cases()}


def test_the_log_of_notebooks_names_tests_that_there_are() -> None:
    """Each kind has one at least."""
    log = (FOLDER / "README.md").read_text(encoding="utf-8").partition("## Notebooks")[2]
    tests = "".join(
        file.read_text(encoding="utf-8")
        for file in sorted((FOLDER.parent / "notebooks").glob("test_*.py"))
    )
    kinds = log.split("\n- ")[1:]
    for kind in kinds:
        named = re.findall(r"`(test_\w+)`", kind)
        assert named, kind
        assert [name for name in named if f"def {name}(" not in tests] == []


def test_cases_of_one_submission_have_nothing_to_do_with_each_other() -> None:
    """No function twice, none that is built on another one's; none with company."""
    submissions = in_submissions(all_cases())
    assert sorted(one.name for cases in submissions for one in cases) == [
        one.name for one in all_cases()
    ]
    for cases in submissions:
        subjects = [name for one in cases for name in one.subjects]
        assert len(subjects) == len(set(subjects))
        assert len(cases) == 1 or not any(one.company for one in cases)


def test_a_head_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    """It would expect nothing."""
    file = tmp_path / "neural_network__odd.py"
    file.write_text("# sigmoid: three points\n\nx = 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"neural_network__odd\.py: # sigmoid: three points"):
        read(file)
