"""Right variants ("wheats"): whatever the style, a right answer scores full points."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.right_variants import (
    all_wheats,
    build,
    copy_of_solutions,
    lost_by,
    subjects_of,
)
from grader.judging.dependencies import read_dependencies
from tests.places import SOLUTIONS
from tests.submissions import all_checks, all_points, grade_all

WHEATS = all_wheats()
SEEDS, SEEDS_OF_TRAININGS = range(1, 21), range(1, 7)
TRAINING = "neural_network.gradient_descent"


@pytest.mark.parametrize("wheat", WHEATS, ids=lambda wheat: wheat.stem)
def test_a_right_variant_loses_nothing(wheat: Path, tmp_path: Path) -> None:
    """With 20 different seeds, or six where it trains, which takes long."""
    folder = build(wheat, tmp_path / "exercises")
    subjects = subjects_of(wheat, all_checks())
    # Where a solution knows its answer, a variant may find it by a training.
    uses = [read_dependencies(SOLUTIONS), read_dependencies(folder)]
    trainings = {
        subject
        for subject in subjects
        if any(TRAINING in (subject, *known.get(subject, ())) for known in uses)
    }
    for chosen, seeds in ((subjects - trainings, SEEDS), (trainings, SEEDS_OF_TRAININGS)):
        checks = [check for check in all_checks() if check.subject in chosen]
        assert lost_by(folder, checks, seeds) == []


def test_there_are_more_than_30_right_variants() -> None:
    """Of every function one at least, as `rules` tells."""
    assert len(WHEATS) > 30


@pytest.mark.parametrize("wheat", WHEATS[::12], ids=lambda wheat: wheat.stem)
def test_a_right_variant_scores_full_points_with_all_that_is_built_on_it(
    wheat: Path, tmp_path: Path
) -> None:
    """A sample of them, by all checks."""
    assert grade_all(build(wheat, tmp_path / "exercises")).points == all_points()


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
    assert grade_all(folder).points == all_points()
