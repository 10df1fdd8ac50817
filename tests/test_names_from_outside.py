"""What a folder, a file or an option is called can't move the cursor, or make up lines."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.authoring.right_variants import copy_of_solutions
from grader.cli.staff import app
from tests.submissions import all_checks, grade_by
from tests.test_runs import ONE_FUNCTION, run

HARMFUL = "\x1b[2J\u202e\u2028a\n100 of 100 points"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")


def assert_harmless(text: str) -> None:
    """A terminal shows it line by line, and no line is one that a name has made up."""
    assert all(line.isprintable() for line in text.split("\n"))
    assert "100 of 100 points" not in text.split("\n")
    assert "?[2J?" in text


def test_a_folder_s_name_in_a_run(tmp_path: Path) -> None:
    """On the scoreboard, and in the place of each problem."""
    folder = copy_of_solutions(tmp_path / HARMFUL)
    toolkit = folder / "neural_network.py"
    wrong = "\ndef matrix_multiply(X, W):\n    raise NotImplementedError\n"
    toolkit.write_text(toolkit.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    done = run("grader", "--submission", str(folder), *ONE_FUNCTION)
    assert done.returncode == 1
    assert_harmless(done.stdout)


def test_a_folder_s_name_in_a_report(tmp_path: Path) -> None:
    """In all that is made from it."""
    folder = copy_of_solutions(tmp_path / HARMFUL)
    report = grade_by(folder, all_checks()[:1], sandbox="process")
    assert report.submission.isprintable()
    assert report.graded.path.isprintable()
    assert report.graded.path.endswith(report.submission)


@pytest.mark.parametrize(
    "option",
    [
        ["--submission", HARMFUL],
        ["--report", f"{HARMFUL}/report.json"],
    ],
    ids=lambda option: option[0],
)
def test_an_option_that_is_refused(option: list[str]) -> None:
    """One line, with what it says."""
    done = run("grader", *option)
    assert done.returncode == 4
    assert all(line.isprintable() for line in done.stderr.split("\n"))


def test_an_argument_of_kata_that_is_refused() -> None:
    """One line."""
    done = CliRunner().invoke(app, ["hint", HARMFUL])
    assert done.exit_code == 1
    assert done.stderr.rstrip("\n").isprintable()
