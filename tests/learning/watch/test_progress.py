"""What a learner has reached is kept, as plain text, and survives whatever is done to the file."""

from pathlib import Path

import pytest

from grader.boundary.submitted_files import read_files
from grader.grading import grade
from grader.learning.watch.progress import (
    Progress,
    keep_progress,
    no_longer_right,
    read_progress,
)
from grader.reports.report import Report
from tests.places import EXERCISES, SOLUTIONS
from tests.submissions import SEED, all_checks

DATA = "and_gate.make_data"
CHECKS = [check for check in all_checks() if check.subject == DATA]


@pytest.fixture(scope="module")
def right() -> Report:
    return grade(read_files(SOLUTIONS), CHECKS, SEED)


@pytest.fixture(scope="module")
def untouched() -> Report:
    return grade(read_files(EXERCISES), CHECKS, SEED)


def test_what_was_right_is_known_the_next_day(
    tmp_path: Path, right: Report, untouched: Report
) -> None:
    """Also where it is right no more: then it says so, day after day."""
    file = tmp_path / ".katas" / "progress.json"
    kept = keep_progress(right, Progress(), file)
    assert read_progress(file) == kept == Progress(3, 3, frozenset({DATA}))
    assert no_longer_right(right, kept) == []
    later = keep_progress(untouched, kept, file)
    assert read_progress(file) == later == Progress(0, 3, frozenset({DATA}))
    assert no_longer_right(untouched, later) == [DATA]


def test_it_is_plain_text(tmp_path: Path, right: Report) -> None:
    """That a learner may read, and delete."""
    file = tmp_path / "progress.json"
    keep_progress(right, Progress(), file)
    assert f'"{DATA}"' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "damaged",
    [
        *("", "{", "[]", "3", '{"points": 1}'),
        '{"points": "1", "max_points": 3, "right": []}',
        '{"points": 1, "max_points": 3, "right": [1]}',
    ],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, damaged: str) -> None:
    """It is written anew by the next run."""
    file = tmp_path / "progress.json"
    assert read_progress(file) == Progress()
    file.write_text(damaged, encoding="utf-8")
    assert read_progress(file) == Progress()


def test_where_it_can_not_be_kept_it_is_not(tmp_path: Path, right: Report) -> None:
    """Watching goes on."""
    (tmp_path / ".katas").write_text("a file", encoding="utf-8")
    kept = keep_progress(right, Progress(), tmp_path / ".katas" / "progress.json")
    assert kept.right == {DATA}
