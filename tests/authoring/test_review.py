"""kata certify: what is missing first, then the proof, as far as it can run."""

import subprocess
from pathlib import Path

import pytest

from grader.authoring.new_exercise import new_exercise
from grader.course import Course
from tests.authoring.course_of_one import empty_course, run, small_course


def test_a_course_that_keeps_all_rules_is_certified_function_by_function(tmp_path: Path) -> None:
    """Those that are named, or all."""
    small_course(tmp_path)
    done = run(tmp_path, "grader.cli.staff", "certify", "zigzag.coil", "--seed", "7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(
        "Seed 7. How many misconceptions each check alone has caught:\n\nzigzag.coil  "
    )
    assert "zigzag.zigzag" not in done.stdout
    assert done.stdout.endswith("\nNo problems.\n")


BROKEN = {
    "azigzag": ("solutions/azigzag.py", "import numpy as np", "import nowhere"),
    "bzigzag": ("solutions/bzigzag.py", "return", "return ("),
    "czigzag": ("grader/checks/test_czigzag.py", "import expect_close", "import expect_closed"),
    "dzigzag": ("grader/checks/test_dzigzag.py", "class Test", "class "),
    "ezigzag": ("grader/misconceptions/ezigzag.py", "import numpy", "import nowhere\nimport numpy"),
    "fzigzag": ("grader/checks/test_fzigzag.py", "@points(1)", "@points()"),
    "gzigzag": ("tests/wheats/gzigzag__otherwise.py", "return", "return ("),
    "izigzag": ("solutions/izigzag.py", "import", "\0import"),
    "jzigzag": ("tests/wheats/jzigzag__otherwise.py", "import", "\0import"),
    "hzigzag": ("grader/checks/test_hzigzag.py", "[[2, 6]]", "[[2, 7]]"),
}
SKIPPED = {
    "azigzag.azigzag": (
        "loading its solution raises ModuleNotFoundError: No module named 'nowhere'"
    ),
    "bzigzag": "there is no function of it to be written",
    "czigzag.czigzag": "loading its checks raises ImportError: cannot import name 'expect_closed'",
    "dzigzag.dzigzag": "there are no checks of it",
    "ezigzag.ezigzag": (
        "loading its known mistakes raises ModuleNotFoundError: No module named 'nowhere'"
    ),
    "fzigzag.fzigzag": "loading its checks raises TypeError: ",
    "izigzag": "there is no function of it to be written",
}  # fmt: skip


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Certify a course of which all but one exercise are broken, each in another way."""
    root = tmp_path_factory.mktemp("broken")
    empty_course(root)
    for name, (path, old, new) in BROKEN.items():
        new_exercise(Course(root), name)
        file = root / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    new_exercise(Course(root), "whole")
    return run(root, "grader.cli.staff", "certify")


def test_what_is_broken_never_ends_in_a_traceback(
    certified: subprocess.CompletedProcess[str],
) -> None:
    """And keeps nothing else from being proven."""
    assert certified.returncode == 1
    assert certified.stderr == ""
    for name in ("gzigzag", "jzigzag", "whole"):
        (line,) = (one for one in certified.stdout.splitlines() if one.startswith(f"{name}."))
        assert line.endswith("variants   ok")


@pytest.mark.parametrize("subject", SKIPPED)
def test_a_function_that_can_not_be_proven_is_passed_over_with_a_reason(
    subject: str, certified: subprocess.CompletedProcess[str]
) -> None:
    """It counts as a problem."""
    lines = certified.stdout.splitlines()
    (place,) = (number for number, one in enumerate(lines) if one.startswith(f"{subject} "))
    assert lines[place].endswith("SKIPPED")
    assert lines[place + 1].startswith(f"  PROBLEM: nothing could be proven: {SKIPPED[subject]}")


def test_what_is_disproven_is_told(certified: subprocess.CompletedProcess[str]) -> None:
    """A solution that fails its own check, say: its mistakes are loaded, and no others."""
    assert "  PROBLEM: solutions should have all points, not 1\n" in certified.stdout


def test_problems_are_counted(certified: subprocess.CompletedProcess[str]) -> None:
    """Rules that are broken, and what is not proven, or disproven."""
    rules, proofs = certified.stdout.split("\n\nSeed 1. ")
    count = len(rules.splitlines()) - 1 + proofs.count("PROBLEM: ")
    assert certified.stdout.endswith(f"\n{count} problems.\n")


def test_a_name_that_means_nothing_is_one_sentence(tmp_path: Path) -> None:
    """With the names to choose from."""
    small_course(tmp_path)
    done = run(tmp_path, "grader.cli.staff", "certify", "zigzga")
    assert done.returncode == 1
    assert done.stderr == (
        "kata certify: there is no 'zigzga'. There are: zigzag, zigzag.zigzag, zigzag.coil.\n"
    )
    assert done.stdout == ""
