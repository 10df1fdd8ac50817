"""What an attack leaves behind changes nobody else's report: not after it, nor the next time.

A right submission, the attacks, another right one, and stubs are graded three times over
by one process, and once more by a new one. But for times, the reports of the others are to the byte
what they are without the attacks.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.authoring.right_variants import copy_of_solutions
from grader.course import course
from tests.boundary.attacks import PLANTED, read_corpus
from tests.boundary.lanes import GradesInTurn, remove_planted
from tests.boundary.test_hostile import needs_bubblewrap, needs_linux

LEAVE_SOMETHING = [
    # files
    "escaping/shared_files_left_behind",
    "forging/rewrites_the_next_file",
    # what workers have in common
    "stealing/hides_in_the_template",
    # processes
    "escaping/background_process",
    "escaping/locks",
]
"""Attacks that try, by what they would leave."""
ROUNDS = 3
SUBJECTS = ["neural_network.normalize", "grid.make_data"]
TIMES = ("seconds", "time")
"""Of a report: how long a check took, and when it was."""
ATTACKS = [attack for attack in read_corpus() if attack.name in LEAVE_SOMETHING]
PLANTED_HERE = f"{PLANTED}-{os.getpid()}-across-"


@contextlib.contextmanager
def grader(folder: Path, mode: str) -> Iterator[Callable[[list[str], int], list[bytes]]]:
    """Start a process that grades a class with some attacks in it, so many times.

    It returns the reports of the others, without `TIMES`.
    """
    process = GradesInTurn(mode, folder)

    def grade(attacks: list[str], rounds: int) -> list[bytes]:
        reports = []
        for name in ["right", *attacks, "also right", "stubs"] * rounds:
            report = process.grade(folder / name, folder / "report.json", SUBJECTS)
            if name not in attacks:
                reports.append(json.dumps(without_times(report)).encode())
        return reports

    try:
        yield grade
    finally:
        process.close()


def without_times(part: Any) -> Any:
    """Return a part of a report without `TIMES`."""
    if isinstance(part, dict):
        return {name: without_times(value) for name, value in part.items() if name not in TIMES}
    return [without_times(value) for value in part] if isinstance(part, list) else part


@pytest.mark.parametrize(
    "mode", [pytest.param("bubblewrap", marks=needs_bubblewrap), pytest.param("process")]
)
@needs_linux
def test_the_others_reports_are_as_without_it(mode: str, tmp_path: Path) -> None:
    """In the same process, three times over; and in a new one."""
    copy_of_solutions(tmp_path / "right")
    copy_of_solutions(tmp_path / "also right")
    shutil.copytree(course().exercises, tmp_path / "stubs")
    for attack in ATTACKS:
        attack.build(tmp_path / attack.name, 0, PLANTED_HERE)
    with grader(tmp_path, mode) as grade:
        undisturbed = grade([], 1)
        assert grade(LEAVE_SOMETHING, ROUNDS) == undisturbed * ROUNDS
    with grader(tmp_path, mode) as grade:
        assert grade([], 1) == undisturbed
    right, also_right, stubs = map(json.loads, undisturbed)
    assert right["points"] == also_right["points"] == right["max_points"] > stubs["points"] == 0
    remove_planted(PLANTED_HERE, tmp_path)
