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
    done = run(tmp_path, "grader.cli.staff", "certify", "spiral.coil", "--seed", "7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(
        "Seed 7. How many misconceptions each check alone has caught:\n\nspiral.coil  "
    )
    assert "spiral.spiral" not in done.stdout
    assert done.stdout.endswith("\nNo problems.\n")


BROKEN = {
    "aspiral": ("solutions/aspiral.py", "import numpy as np", "import nowhere"),
    "bspiral": ("solutions/bspiral.py", "return", "return ("),
    "cspiral": ("grader/checks/test_cspiral.py", "import expect_close", "import expect_closed"),
    "dspiral": ("grader/checks/test_dspiral.py", "class Test", "class "),
    "espiral": ("grader/misconceptions/espiral.py", "import numpy", "import nowhere\nimport numpy"),
    "fspiral": ("grader/checks/test_fspiral.py", "@points(1)", "@points()"),
    "gspiral": ("tests/wheats/gspiral__otherwise.py", "return", "return ("),
    "hspiral": ("grader/checks/test_hspiral.py", "[[2, 6]]", "[[2, 7]]"),
}
SKIPPED = {
    "aspiral.aspiral": (
        "loading its solution raises ModuleNotFoundError: No module named 'nowhere'"
    ),
    "bspiral": "there is no function of it to be written",
    "cspiral.cspiral": "loading its checks raises ImportError: cannot import name 'expect_closed'",
    "dspiral.dspiral": "there are no checks of it",
    "espiral.espiral": (
        "loading its known mistakes raises ModuleNotFoundError: No module named 'nowhere'"
    ),
    "fspiral.fspiral": "loading its checks raises TypeError: ",
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
    for name in ("gspiral", "whole"):
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
    done = run(tmp_path, "grader.cli.staff", "certify", "spirla")
    assert done.returncode == 1
    assert done.stderr == (
        "kata certify: there is no 'spirla'. There are: spiral, spiral.spiral, spiral.coil.\n"
    )
    assert done.stdout == ""
