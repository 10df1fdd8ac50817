"""`kata grade --plan` tells what was understood, and grades nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.staff import app
from tests.intake.classes import below, write

STAMP = {"timestamp.txt": b"2026-11-14 12:00:00 UTC"}


def kata_grade(*arguments: str | Path) -> tuple[int, str]:
    """Return the exit status and what was printed."""
    result = CliRunner().invoke(app, ["grade", *map(str, arguments)])
    return result.exit_code, result.output


def test_a_class_is_told(tmp_path: Path) -> None:
    """With a roster, and late ones."""
    root = write(tmp_path / "class", below("student-1") | {"student-2/exercises/grid.py": b""})
    write(root / "student-1", STAMP)
    roster = write(tmp_path, {"roster.csv": b"id\nstudent-1\nstudent-3\n"}) / "roster.csv"
    code, text = kata_grade(root, "--plan", "--roster", roster, "--due", "2026-11-12")
    assert code == 0
    assert text.splitlines()[2:] == [
        "2 students, 2 submissions; 2 to be graded.",
        "1 late, after 12 November 2026, 23:59; of 1, nothing says when they were handed in.",
        "",
        "To be looked at:",
        "  student-2: not on the roster.",
        "  The other 1 is clear.",
        "",
        "On the roster, and nothing handed in (1):",
        "  student-3",
    ]


@pytest.mark.parametrize("option", [("--keep", "last"), ("--due", "12.11."), ("--roster", "none")])
def test_what_an_option_cant_be_is_refused(option: tuple[str, str], tmp_path: Path) -> None:
    """As a mistake in the command."""
    assert kata_grade(tmp_path, "--plan", *option)[0] == 2


def test_a_roster_that_tells_nobody_is_refused(tmp_path: Path) -> None:
    """With a sentence."""
    roster = write(tmp_path, {"roster.csv": b"points\n1\n"}) / "roster.csv"
    code, text = kata_grade(tmp_path, "--plan", "--roster", roster)
    assert code == 1
    assert text.startswith("kata grade: roster.csv has no column that tells who somebody is")
